"""Where countries stand: sentences of our own about many conflicts, each with the positions in it."""

from __future__ import annotations

import pytest

from viewer.extract import sentences
from viewer.extract.actors import find_actors
from viewer.extract.issues import issues_table
from viewer.extract.quotations import find_quotations
from viewer.extract.stances import find_stances
from viewer.model.document import Document

LISTED = {issue.id for issue in issues_table()}


def told(text: str) -> set[str]:
    """Each position as "NOR sanctions supports act"; an issue in the text's own words bears a "~"."""
    document, discourse = Document("d", "", text), sentences.read(text)
    actors, mentions = find_actors(document, discourse)
    quotations = find_quotations(document, discourse, actors, mentions)
    stances = find_stances(document, discourse, actors, mentions, quotations)
    return {f"{s.holder} {s.issue if s.issue in LISTED else '~' + s.issue} {s.polarity} {s.mode}" for s in stances}


# Text, then the positions in it, parted by semicolons.
POSITIONS = [
    ("Egypt on Monday urged Sudan to lift the blockade.", "EGY blockade opposes self-reported"),
    ("The EU late last week imposed new sanctions on the junta.", "EU sanctions supports act"),
    ("Estonia on March 3 ratified the free trade agreement.", "EST trade supports act"),
    ("Ghana said Tuesday it would back the truce.", "GHA ceasefire supports self-reported"),
    (
        "Chile, Peru and Brazil voted in favor of the arms embargo, while Cuba voted against.",
        "CHL sanctions supports act; PER sanctions supports act; BRA sanctions supports act; CUB sanctions opposes act",
    ),
    ("The General Assembly debated the nuclear test ban. India abstained.", "IND nuclear-tests neutral act"),
    (
        "The arms embargo, sponsored by France and Gabon, passed.",
        "FRA sanctions supports act; GAB sanctions supports act",
    ),
    ("Talks went on despite Serbia's opposition to Kosovo's statehood bid.", "SRB recognition opposes implied"),
    ("Kenyan Foreign Minister Asha Noor reiterated Kenya's support for a ceasefire.", "KEN ceasefire supports implied"),
    ("Tehran called the sanctions illegal.", "IRN sanctions opposes self-reported"),
    ("Oslo described the peace talks as a step forward.", "NOR peace-talks supports self-reported"),
    ("“The annexation is illegal,” Polish Prime Minister Ewa Lis said.", "POL annexation opposes self-direct"),
    ("“The blockade is not necessary,” Omani spokesman Said Habib said.", "OMN blockade opposes self-direct"),
    ("Jamaica said it “strongly condemns” the coup.", "JAM coup opposes self-reported"),
    ("Fiji’s parliament ratified the climate treaty.", "FJI climate supports act"),
    ("Slovenia has not ratified the trade deal.", ""),
    ("Latvia will not lift the sanctions.", "LVA sanctions supports predicted"),
    ("The council refused to lift the sanctions.", ""),
    ("The Security Council refused to lift the sanctions.", "UN sanctions supports act"),
    ("Paraguay threatened to veto the trade pact.", "PRY trade opposes self-reported"),
    ("Luxembourg criticized Hungary for rejecting the refugee quotas.", "LUX refugees supports self-reported"),
    ("Tajikistan reiterated its support for the peace process.", "TJK peace-talks supports self-reported"),
    ("Uzbekistan hopes for a ceasefire.", "UZB ceasefire supports self-reported"),
    ("Nigeria remains committed to a political solution.", "NGA peace-talks supports self-reported"),
    ("Eritrea vetoed a resolution that would have imposed sanctions.", "ERI sanctions opposes act"),
    ("Thai officials rejected the deportation of refugees.", "THA deportation opposes self-anonymous"),
    ("Myanmar's leaders, who seized power in a coup, rejected the elections.", "MMR elections opposes self-anonymous"),
    ("A spokesman for the Kremlin denounced the missile launches.", "RUS missile-tests opposes self-anonymous"),
    (
        "Swedish Foreign Minister Anna Berg met rebels. She condemned the airstrikes.",
        "SWE airstrikes opposes self-reported",
    ),
    ("Norway supports a ban on cluster munitions.", "NOR arms-control supports self-reported"),
    ("Hungary has rejected the refugee quotas.", "HUN refugees opposes self-reported"),
    ("Kenya condemned the coup in Mali.", "KEN coup opposes self-reported"),
    ("Ankara strongly opposes the independence referendum.", "TUR independence opposes self-reported"),
    ("The Kremlin backed a political settlement.", "RUS peace-talks supports self-reported"),
    (
        "Egypt and Jordan called for an immediate ceasefire.",
        "EGY ceasefire supports self-reported; JOR ceasefire supports self-reported",
    ),
    (
        "France, Spain, and Italy welcomed the nuclear deal.",
        "FRA nuclear-deal supports self-reported; ESP nuclear-deal supports self-reported; "
        "ITA nuclear-deal supports self-reported",
    ),
    ("The Polish government objected to the carbon tax.", "POL climate opposes self-reported"),
    ("Turkey's foreign ministry denounced the airstrikes.", "TUR airstrikes opposes self-reported"),
    ("The Chinese side expressed support for a political solution.", "CHN peace-talks supports self-reported"),
    ("Ireland does not support the invasion.", "IRL invasion opposes self-reported"),
    ("Sweden no longer opposes NATO membership.", "SWE membership neutral self-reported"),
    ("Denmark has never accepted the annexation.", "DNK annexation opposes self-reported"),
    ("Iran demanded the lifting of sanctions.", "IRN sanctions opposes self-reported"),
    ("Brazil called for an end to the blockade.", "BRA blockade opposes self-reported"),
    ("India opposes any easing of sanctions.", "IND sanctions supports self-reported"),
    ("Cuba welcomed sanctions relief.", "CUB sanctions opposes self-reported"),
    ("Greece condemned ceasefire violations.", "GRC ceasefire supports self-reported"),
    ("Chile urged Peru to drop its opposition to the trade pact.", "CHL trade supports self-reported"),
    ("Qatar asked the rebels to respect the truce.", "QAT ceasefire supports self-reported"),
    ("Japan called on Russia not to resume nuclear tests.", "JPN nuclear-tests opposes self-reported"),
    ("Germany urged Israel to stop settlement construction.", "DEU settlements opposes self-reported"),
    ("Finland wants the EU to impose tougher sanctions.", "FIN sanctions supports self-reported"),
    ("Austria has vowed to block Turkey's EU membership.", "AUT membership opposes self-reported"),
    ("Canada refused to support the invasion.", "CAN invasion opposes self-reported"),
    ("Mexico wants to join the trade pact.", "MEX trade supports self-reported"),
    ("Lithuania ratified the climate accord.", "LTU climate supports act"),
    ("The African Union imposed sanctions on the junta.", "African Union sanctions supports act"),
    ("Iceland resumed commercial whaling.", "ISL whaling supports act"),
    ("North Korea conducted a nuclear test.", "PRK nuclear-tests supports act"),
    ("Russia annexed the peninsula.", "RUS annexation supports act"),
    ("The Security Council lifted the arms embargo.", "UN sanctions opposes act"),
    ("Britain and Norway are working to broker a ceasefire.", ""),
    ("Uganda withdrew its troops from the area.", "UGA troop-withdrawal supports act"),
    ("The General Assembly voted against the two-state solution.", "UN two-state-solution opposes act"),
    ("Argentina boycotted the peace conference.", "ARG peace-talks opposes act"),
    ("Slovakia is expected to veto the sanctions.", "SVK sanctions opposes predicted"),
    ("Thailand is likely to back the trade deal.", "THA trade supports predicted"),
    ("Portugal will support the bailout.", "PRT debt-relief supports predicted"),
    ("Malta is unlikely to support the embargo.", "MLT sanctions opposes predicted"),
    (
        "The annexation was condemned by Latvia and Estonia.",
        "LVA annexation opposes self-reported; EST annexation opposes self-reported",
    ),
    ("The ceasefire, backed by Egypt, took hold.", "EGY ceasefire supports self-reported"),
    ("A ceasefire was proposed by Oman.", "OMN ceasefire supports self-reported"),
    ("Serbia, which borders Kosovo, opposes its statehood bid.", "SRB recognition opposes self-reported"),
    (
        "Ethiopia, in a letter to the council, rejected mediation and condemned the blockade.",
        "ETH blockade opposes self-reported; ETH ~mediation opposes self-reported",
    ),
    (
        "Venezuela denounced the drills and called for dialogue.",
        "VEN engagement supports self-reported; VEN ~drills opposes self-reported",
    ),
    ("While Spain objects, Portugal supports the free trade agreement.", "PRT trade supports self-reported"),
    (
        "“We oppose the death penalty,” Italian Foreign Minister Carlo Neri said.",
        "ITA death-penalty opposes self-direct",
    ),
    ("“Sanctions must be lifted,” Iranian President Reza Karimi said.", "IRN sanctions opposes self-direct"),
    (
        "Danish Prime Minister Lars Holm said that Denmark would oppose the tariffs.",
        "DNK tariffs opposes self-reported",
    ),
    ("“It is time to end the blockade,” said Qatari spokeswoman Aisha Saad.", "QAT blockade opposes self-direct"),
    (
        "“The use of force would not solve anything,” Chinese foreign ministry spokesman Li Wei said.",
        "CHN intervention opposes self-direct",
    ),
    ("Peru said it rejects the annexation.", "PER annexation opposes self-reported"),
    ("A senior Iranian official said Tehran opposes the embargo.", "IRN sanctions opposes self-anonymous"),
    ("A French diplomat said Germany opposes the embargo.", "DEU sanctions opposes other"),
    (
        "Sources said that Qatar has started supplying weapons to the rebels.",
        "QAT arms-supplies supports act via other",
    ),
    ("The White House said in a statement that it supports the truce.", "USA ceasefire supports self-reported"),
    ("The commission of inquiry concluded that war crimes were committed by both sides.", ""),
    (
        "The U.N. Commission of Inquiry concluded that war crimes were committed by both sides.",
        "UN accountability supports self-reported",
    ),
    (
        "“All parties should immediately stop the fighting,” U.N. Secretary-General Ana Prado said.",
        "UN ceasefire supports self-direct",
    ),
    (
        "Vietnam's ambassador to the U.N., Tran Duc, said the dispute should be resolved through peaceful dialogue.",
        "VNM engagement supports self-reported",
    ),
    ("Bolivia abstained from voting on the sanctions.", "BOL sanctions neutral act"),
    ("Australia remains opposed to whaling.", "AUS whaling opposes self-reported"),
    ("The Netherlands is in favor of sanctions.", "NLD sanctions supports self-reported"),
    ("Iraq objected to the drone strikes. The U.S. defended them.", "IRQ airstrikes opposes self-reported"),
    (
        "Nepal proposed a peace conference. Bhutan rejected the idea.",
        "NPL peace-talks supports self-reported; BTN peace-talks opposes self-reported",
    ),
    (
        "Tonga called for an investigation into the use of chemical weapons.",
        "TON ~investigation into the use of chemical weapons supports self-reported",
    ),
    ("Zambia has not said whether it supports the sanctions.", ""),
    (
        "Chile drafted a resolution imposing an arms embargo. Peru was among the countries that voted against it.",
        "CHL sanctions supports act; PER sanctions opposes act",
    ),
    (
        "A resolution on sanctions passed. Kuwait welcomed the adoption of the resolution.",
        "KWT sanctions supports self-reported",
    ),
    (
        "Twenty states, including Fiji and Samoa, back the climate accord.",
        "FJI climate supports self-reported; WSM climate supports self-reported",
    ),
    (
        "Hungary said it supports the trade deal but opposes the tariffs.",
        "HUN trade supports self-reported; HUN tariffs opposes self-reported",
    ),
    ("Belize asked members to vote against the embargo.", "BLZ sanctions opposes self-reported"),
    ("Poland wants the sanctions extended.", "POL sanctions supports self-reported"),
    ("Rwanda demanded that Burundi end the blockade.", "RWA blockade opposes self-reported"),
    (
        "“The guilty must face justice,” Finnish President Aino Salo said. She also urged Chad to lift the blockade.",
        "FIN blockade opposes self-reported",
    ),
    ("LIMA - President Luis Soto condemned the coup.", "PER coup opposes self-reported"),
    ("Ukraine said it would never recognize the annexation.", "UKR annexation opposes self-reported"),
    (
        "Japan conducted naval drills. It rejected calls for a return to the peace talks.",
        "JPN peace-talks opposes self-reported",
    ),
    ("The U.S. envoy for nuclear issues, Ann Reed, rejected the sanctions.", "USA sanctions opposes self-reported"),
    ("Togo announced a withdrawal of its troops.", "TGO troop-withdrawal supports act"),
    (
        "“We are not in favor of sanctions,” a Swedish diplomat said on condition of anonymity.",
        "SWE sanctions opposes self-anonymous",
    ),
    ("Sudan wants Chad to end its hostile acts and sign a peace treaty.", "SDN peace-talks supports self-reported"),
    (
        "Ecuador said the strike was an internal matter and opposed any outside interference.",
        "ECU intervention opposes self-reported",
    ),
    ("Iran has vowed to strengthen its nuclear arsenal.", "IRN nuclear-weapons supports self-reported"),
    (
        "Bulgaria is strongly opposed to the deployment of the missile defense system.",
        "BGR missile-defence opposes self-reported",
    ),
    ("The White House said it remains open to dialogue.", "USA engagement supports self-reported"),
    ("“We oppose the embargo,” King Karim of Jordan said.", "JOR sanctions opposes self-direct"),
    ("Bolivia, heavily dependent on gas, rejected the carbon tax.", "BOL climate opposes self-reported"),
    ("The United States opposed legally binding targets.", "USA ~legally binding targets opposes self-reported"),
    ("Burundi withdrew from the International Criminal Court.", "BDI leaving-the-icc supports act"),
    ("They signed a climate accord. Haiti rejects the deal.", "HTI climate opposes self-reported"),
    (
        "France tabled a resolution imposing sanctions. Malta opposed the text; Cyprus supported it.",
        "FRA sanctions supports act; MLT sanctions opposes self-reported; CYP sanctions supports self-reported",
    ),
    ("A resolution imposing sanctions came to a vote. Benin abstained from the vote.", "BEN sanctions neutral act"),
    (
        "Nauru called for dialogue and offered to send observers. Palau endorsed the proposal.",
        "NRU engagement supports self-reported",
    ),
    (
        "Nauru proposed an arms embargo. Palau endorsed the proposal.",
        "NRU sanctions supports self-reported; PLW sanctions supports self-reported",
    ),
    ("The African Union issued a statement condemning the coup.", "African Union coup opposes self-reported"),
    ("Uruguay, unlike its neighbors, favors dialogue.", "URY engagement supports self-reported"),
]


@pytest.mark.parametrize(("text", "positions"), POSITIONS)
def test_positions_that_are_taken(text: str, positions: str) -> None:
    assert told(text) == {p.strip() for p in positions.split(";") if p.strip()}


NONE = [
    "Without winning Germany's support for the sanctions, the plan is dead.",
    "Egypt on Monday was urged to lift the blockade.",
    "The treaty that Chad signed in 2010 ended the blockade.",
    "The deal Oman signed condemned the coup.",
    "Peru called the meeting.",
    "“The annexation is illegal,” said Jan Duda, a Polish student.",
    "India said nothing about the nuclear tests.",
    "Reports that Japan backs the sanctions are false.",
    "Voters in Norway rejected EU membership.",
    "The Finnish parliament will debate the NATO bid.",
    "French wine, banned by Turkey, sells well.",
    "Spain's supporters rejected the sanctions.",
    "Iran condemned? No one knows about the sanctions.",
    "If Laos opposes the sanctions, talks will fail.",
    "Would Chad support the ceasefire?",
    "Does Italy back the tariffs?",
    "Albania may oppose the sanctions.",
    "Cyprus could veto the trade deal.",
    "Russia has long been labeled as an opponent of sanctions.",
    "It is unclear whether Togo supports the truce.",
    "Critics of Turkey condemned the airstrikes.",
    "Protests in France condemned the airstrikes.",
    "A U.S.-led coalition supports airstrikes.",
    "Talks with China support the peace process.",
    "Canadian activists oppose the tariffs.",
    "Opposition leaders in Kenya rejected the elections.",
    "Former French President Luc Morel condemned the airstrikes.",
    "In Geneva, rebels rejected the ceasefire.",
    "Diplomats from Ghana met. The rebels rejected the ceasefire.",
    "Moldova was urged to support the sanctions.",
    "Georgia is accused of supporting the airstrikes.",
    "Lebanon denied that it supports the airstrikes.",
    "Panama has yet to endorse the trade deal.",
    "Belarus almost rejected the trade deal.",
    "Libya used to oppose the death penalty.",
    "Analysts say sanctions hurt Iran.",
    "The sanctions were condemned.",
    "Somalia should back the ceasefire.",
    "Efforts to persuade Nigeria to support the tariffs failed.",
    "The plan that Syria rejected is dead.",
    "Fiji refused to condemn the invasion.",
    "Samoa asked about the sanctions.",
    "Haiti mourned the victims of the airstrikes.",
    "Korean Airlines opposes the embargo.",
    "Michael Jordan opposes the death penalty.",
    "Swiss banks oppose the sanctions.",
    "“We oppose the tariffs,” said Omar Diallo, a farmer in Senegal.",
    "Ban Chol-su, a South Korean novelist, condemned the nuclear test.",
    "Most Germans oppose the sanctions.",
    "Rumors that Egypt would recognize the annexation spread.",
    "Without Japan's support the climate deal will fail.",
    "Had Spain opposed the sanctions, they would have failed.",
    "China would have vetoed the sanctions.",
    "The minister asked Oman to explain the sanctions.",
    "Neither India nor Nepal commented on the coup.",
    "Iran, sanctions and oil were discussed.",
    "Ecuador's opposition condemned the state of emergency and the coup.",
    "Brazil pushed harder than Mr. Silva, the mayor, opposed the tariffs.",
    "Egypt suspects that Sudan supports terrorism.",
    "Talks hurt the nuclear deal. Iraq signed a deal on water. Oman denounced the agreement.",
    "Nepal announced that war, not a ceasefire, was near.",
    "“A President Lee would back the tariffs,” a voter in South Korea said.",
    "If confirmed, the nuclear test would be a violation of international law, Norway's foreign ministry said.",
    "Iraq rejected a demand that it withdraw its troops.",
    "Former U.S. President Jimmy Carter called for dialogue.",
    "The Security Council failed to agree on a statement condemning the coup.",
    "CAIRO (AP) - Israel spoke of the blockade. “We will not lift it,” Defense Minister Dan Peled said.",
    "Police may deport the migrants. Nauru said the migrants are illegal.",
]


@pytest.mark.parametrize("text", NONE)
def test_positions_that_are_not_taken(text: str) -> None:
    assert told(text) == set()
