"""Positions in sentences of every make, and sentences that show none: a wrong position is worse than none."""

from __future__ import annotations

import pytest

from tests.extract.test_stances_sentences import told

TAKEN = [
    ("France opposes new sanctions, its government said.", "FRA sanctions opposes self-reported"),
    ("China does not support sanctions.", "CHN sanctions opposes self-reported"),
    ("Germany will not back the air strikes, its chancellor said.", "DEU airstrikes opposes self-reported"),
    ("Pakistan does not oppose the peace talks.", "PAK peace-talks neutral self-reported"),
    ("Italy no longer supports the no-fly zone.", "ITA no-fly-zone opposes self-reported"),
    (
        "While supporting the deployment of peacekeepers, Nigeria opposes military intervention.",
        "NGA intervention opposes self-reported; NGA peacekeepers supports self-reported",
    ),
    ("Although Poland respects the treaty, it opposes refugee quotas.", "POL refugees opposes self-reported"),
    ("China's opposition to sanctions has angered its neighbours.", "CHN sanctions opposes implied"),
    ("Vietnam's support for the landmine treaty surprised diplomats.", "VNM arms-control supports implied"),
    ("Despite Turkey's objections to Swedish membership in NATO, talks went on.", "TUR membership opposes implied"),
    ("France's recognition of Palestinian statehood was praised.", "FRA recognition supports implied"),
    (
        "Argentina reiterated its opposition to British territorial claims.",
        "ARG territorial-claims opposes self-reported",
    ),
    ("Norway reaffirmed its support for whaling.", "NOR whaling supports self-reported"),
    ("Sweden voiced its opposition to arms sales.", "SWE arms-supplies opposes self-reported"),
    ("China abstained from voting on the resolution on sanctions.", "CHN sanctions neutral act"),
    ("Russia vetoed a draft resolution imposing sanctions.", "RUS sanctions opposes act"),
    ("Uruguay co-sponsored a resolution calling for a ceasefire.", "URY ceasefire supports act"),
    (
        "Russia voted against the resolution on air strikes, and China abstained.",
        "CHN airstrikes neutral act; RUS airstrikes opposes act",
    ),
    ("Canada ratified the Paris Agreement.", "CAN climate supports act"),
    ("The United States withdrew from the Paris Agreement.", "USA climate opposes act"),
    ("Burundi left the International Criminal Court.", "BDI leaving-the-icc supports act"),
    ("The Philippines withdrew from the International Criminal Court.", "PHL leaving-the-icc supports act"),
    ("The European Union lifted the sanctions.", "EU sanctions opposes act"),
    ("Japan called on North Korea to denuclearize.", "JPN denuclearization supports self-reported"),
    ("The European Union called on Belarus to abolish the death penalty.", "EU death-penalty opposes self-reported"),
    ("Germany urged Israel to halt the fighting.", "DEU ceasefire supports self-reported"),
    ("Britain called on Iran to release the prisoners.", "GBR prisoner-release supports self-reported"),
    (
        "“China firmly opposes military intervention,” said Chinese foreign ministry spokesman Li Wei.",
        "CHN intervention opposes self-direct",
    ),
    ("“The Russian troops must be withdrawn,” Ukraine's president said.", "UKR troop-withdrawal supports self-direct"),
    ("An Iranian diplomat said Tehran supported the nuclear deal.", "IRN nuclear-deal supports self-anonymous"),
    (
        "A Seoul diplomat said Chinese officials had told him that Beijing opposes sanctions.",
        "CHN sanctions opposes other",
    ),
    ("Russia is expected to veto the sanctions.", "RUS sanctions opposes predicted"),
    ("China is likely to support the ceasefire.", "CHN ceasefire supports predicted"),
    ("India is expected to abstain from the vote on sanctions.", "IND sanctions neutral predicted"),
    ("The European Union is divided over arms deliveries.", "EU arms-supplies mixed self-reported"),
    ("China said it would not accept elections.", "CHN elections opposes self-reported"),
    ("Myanmar promised free elections.", "MMR elections supports self-reported"),
    ("Iraq demanded that U.S. troops be withdrawn.", "IRQ troop-withdrawal supports self-reported"),
    (
        "Venezuela accused no one, but it rejects any attempt at regime change.",
        "VEN regime-change opposes self-reported",
    ),
    ("Serbia said it will never recognize the independence of Kosovo.", "SRB recognition opposes self-reported"),
    ("Israel's prime minister ruled out a two-state solution.", "ISR two-state-solution opposes self-reported"),
    (
        "Turkey, which joined NATO in 1952, said on Monday it would not approve Sweden's membership bid.",
        "TUR membership opposes self-reported",
    ),
    (
        "The German government ruled out the delivery of tanks to Ukraine, a spokeswoman said on Friday.",
        "DEU arms-supplies opposes self-reported",
    ),
    ("Japan is expected to impose sanctions of its own next week.", "JPN sanctions supports predicted"),
    ("President Jean Martin of France defended the air strikes as necessary.", "FRA airstrikes supports self-reported"),
    ("Brazil, once a sceptic, ratified the climate agreement on Tuesday.", "BRA climate supports act"),
    ("Canada would not accept the tariffs, its trade minister said.", "CAN tariffs opposes self-reported"),
    ("Norway lifted nothing; it defends whaling as a tradition.", "NOR whaling supports self-reported"),
    ("Argentina recognized Palestinian statehood in 2010.", "ARG recognition supports act"),
    ("The Czech Republic voted against the recognition of Palestinian statehood.", "CZE recognition opposes act"),
    ("Britain reiterated its commitment to a two-state solution.", "GBR two-state-solution supports self-reported"),
    ("Iran says it does not want nuclear weapons.", "IRN nuclear-weapons opposes self-reported"),
    (
        "Uganda's president called on African states to leave the International Criminal Court.",
        "UGA leaving-the-icc supports self-reported",
    ),
    (
        "Russia and China vetoed a resolution that would have referred Syria to the International Criminal Court.",
        "CHN icc-referral opposes act; RUS icc-referral opposes act",
    ),
    (
        "The rebels will come to the table, a Turkish diplomat said, because Iran now supports a ceasefire.",
        "IRN ceasefire supports other",
    ),
    ("India abstained on the resolution condemning the invasion.", "IND invasion neutral act"),
    ("Kenya's foreign minister expressed support for the peace process.", "KEN peace-talks supports self-reported"),
    ("Eritrea wants the sanctions lifted.", "ERI sanctions opposes self-reported"),
    ("Chile's congress ratified the trade pact after a nine-hour debate.", "CHL trade supports act"),
    (
        "“We have never sought nuclear weapons and we never will,” Iran's president said.",
        "IRN nuclear-weapons opposes self-direct",
    ),
    ("Brazil called on Japan to end scientific whaling.", "BRA whaling opposes self-reported"),
    ("Germany abstained in the vote on the no-fly zone.", "DEU no-fly-zone neutral act"),
    ("Ukraine's parliament voted to seek NATO membership.", "UKR membership supports self-reported"),
    (
        "“We will never accept foreign intervention,” Venezuela's foreign minister told the assembly.",
        "VEN intervention opposes self-direct",
    ),
]


@pytest.mark.parametrize(("text", "positions"), TAKEN)
def test_positions_of_every_make_are_read(text: str, positions: str) -> None:
    assert told(text) == set(positions.split("; "))


@pytest.mark.parametrize(
    "text",
    [
        "Chile has never said whether it supports the treaty.",
        "Iran denied that Syria supports the ceasefire.",
        "Reporters asked whether Norway supports sanctions.",
        "If Spain opposes the deal, it will fail.",
        "Mexico may oppose the tariffs.",
        "It is unclear whether Canada supports the referendum on independence.",
        "Critics say Hungary should support the sanctions.",
        "Few expected Cuba to support the resolution.",
        "Israel accused Iran of supporting terrorism.",
        "Russia could veto the sanctions.",
        "Sanctions were imposed on Iran.",
        "The sanctions against Cuba hurt Spain.",
        "France and the sanctions committee met.",
        "Spain discussed sanctions.",
        "Canada is considering sanctions.",
        "The opponents of sanctions in France marched.",
        "A French court rejected the appeal.",
        "The Chinese company opposes the tariffs.",
        "A former U.S. ambassador supports the deal on nuclear tests.",
        "South Korea-based activists oppose the sanctions.",
        "“Sanctions will hurt,” a farmer in Peru said.",
        "Chinese students oppose the tariffs.",
        "Opposition parties in Turkey support sanctions.",
        "Russia warned of a war.",
        "Protesters in Paris condemned the invasion.",
        "The U.S.-backed rebels support the ceasefire.",
        "Turkey fears elections.",
        "Chad's army supplies food.",
        "Analysts doubt that China will support sanctions.",
        "Sanctions have failed, a Cuban baker said.",
        "Nobody knows whether Egypt backs the plan for elections.",
        "The French press criticized the air strikes.",
        "Russian newspapers called the sanctions a mistake.",
        "German voters oppose arms deliveries, a poll found.",
        "Turkey hosted peace talks.",
        "Peace talks in Norway collapsed.",
        "The Swiss bank said it would comply with the sanctions.",
        "Iran has survived sanctions.",
        "The Iranian opposition supports regime change.",
        "Rebels in Chad rejected the ceasefire.",
        "Spain should support the ceasefire, Lind said.",
        "Would Japan support the sanctions?",
        "Had Italy opposed the war, it would be different.",
        "The sanctions Russia opposes were never imposed.",
        "Greece denied reports that it opposed the sanctions.",
        "Austria was asked to support the sanctions.",
        "Ireland has yet to decide whether to back the deal on tariffs.",
        "It is rumored that Oman supports the nuclear deal.",
        "China's support for sanctions would be needed.",
        "Without China's support for sanctions, nothing will change.",
        "They sought Russia's approval of the no-fly zone.",
        "Belarus almost signed the nuclear agreement.",
        "The Kenyan runner supports the ban on whaling.",
        "Former Israeli prime minister Dan Levi opposes the settlements.",
        "American Airlines opposes the tariffs.",
        "The Bank of England warned that tariffs would hurt.",
        "Georgia's governor signed the law on the death penalty.",
        "South Korean investors support free trade.",
        "Nobody in Spain expected the government to recognize Kosovo.",
        "Turkish-backed forces rejected the truce.",
        "A Norwegian whaler defended whaling.",
        "An Indian newspaper praised the nuclear test.",
        "China's ambassador left before the vote on sanctions.",
        "Iran's supreme court upheld the death penalty for two men.",
    ],
)
def test_what_is_asked_supposed_or_held_by_others_is_no_position(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("China doesn’t support sanctions.", "CHN sanctions opposes self-reported"),
        ("China won't support sanctions.", "CHN sanctions opposes predicted"),
        ("Peru said it can't accept the sanctions.", "PER sanctions opposes self-reported"),
        ("Chad said it could not accept the sanctions.", "TCD sanctions opposes self-reported"),
        ("Chad said it cannot accept the sanctions.", "TCD sanctions opposes self-reported"),
    ],
)
def test_not_in_its_short_forms_is_not(text: str, position: str) -> None:
    assert told(text) == {position}


def test_what_one_can_do_is_no_position() -> None:
    assert told("Chad said it can accept the sanctions.") == set()
