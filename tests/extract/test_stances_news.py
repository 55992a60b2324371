"""Made-up articles of several paragraphs: who stands where, with nothing invented and the chains of telling kept."""

from __future__ import annotations

import pytest

from tests.extract.test_stances_sentences import told

NEWS = [
    (
        (
            "WASHINGTON, March 20 (Wire) -- The United States defended its steel tariffs on Thursday as "
            "trading partners lined up to condemn them.\n\n"
            "“These tariffs are illegal and we will answer them,” said Marta Olsen, the European Union's "
            "trade commissioner.\n\n"
            "Canadian Prime Minister Luc Tremblay called the measures “an insult.” He said Ottawa could "
            "not accept the tariffs.\n\n"
            "Mexico, which sells most of its steel north of the border, challenged the tariffs before the "
            "World Trade Organization. In Beijing, a foreign ministry spokesman, Liu Peng, told reporters "
            "that China “firmly opposes the tariffs.”"
        ),
        {
            "CAN tariffs opposes self-reported",
            "CHN tariffs opposes self-reported",
            "EU tariffs opposes self-direct",
            "MEX tariffs opposes act",
            "USA tariffs supports self-reported",
        },
    ),
    (
        (
            "UNITED NATIONS, March 18 (AP) -- France and Britain pressed the Security Council on Tuesday "
            "to approve a no-fly zone over Sudria, but Germany said it was opposed to any such step.\n\n"
            "“A no-fly zone would be an act of war,” Russian Ambassador Ivan Orlov told the council. “We "
            "will not support it.”\n\n"
            "The council later adopted the resolution. China, India and Germany abstained.\n\n"
            "A Western diplomat said Turkey, too, was against the no-fly zone."
        ),
        {
            "CHN no-fly-zone neutral act",
            "DEU no-fly-zone neutral act",
            "DEU no-fly-zone opposes self-reported",
            "FRA no-fly-zone supports self-reported",
            "GBR no-fly-zone supports self-reported",
            "IND no-fly-zone neutral act",
            "RUS no-fly-zone opposes self-direct",
            "TUR no-fly-zone opposes other",
        },
    ),
    (
        (
            "NAIROBI -- Kenya's parliament voted on Thursday to withdraw from the International Criminal "
            "Court.\n\n"
            "Ugandan President Moses Obote praised the vote and urged other African states to leave the "
            "court. Botswana's government said in a statement that it opposed any withdrawal from the "
            "court.\n\n"
            "South Africa is expected to announce its withdrawal from the court next month, two officials "
            "said.\n\n"
            "“Leaving the court would be a grave mistake,” said Senegal's justice minister, Awa Diop."
        ),
        {
            "BWA leaving-the-icc opposes self-reported",
            "KEN leaving-the-icc supports act",
            "SEN leaving-the-icc opposes self-direct",
            "UGA leaving-the-icc supports self-reported",
            "ZAF leaving-the-icc supports predicted",
        },
    ),
    (
        (
            "BUENOS AIRES -- Argentina asked its creditors for debt relief on Friday.\n\n"
            "Germany's finance minister, Karl Brandt, rejected the request, saying that debt relief would "
            "reward bad behavior. An Argentine official said Washington had privately signaled that it "
            "supports debt relief. Tokyo takes no position on debt relief, a Japanese diplomat said."
        ),
        {
            "ARG debt-relief supports self-reported",
            "DEU debt-relief opposes self-reported",
            "JPN debt-relief neutral self-anonymous",
            "USA debt-relief supports other",
        },
    ),
    (
        (
            "PORTOROZ, Slovenia -- Japan told the International Whaling Commission on Monday that it "
            "would resume commercial whaling, brushing aside protests from Australia and New Zealand.\n\n"
            "“Whaling is cruel and must stop,” Australia's environment minister, Helen Park, told "
            "delegates. New Zealand said it was strongly opposed to whaling of any kind.\n\n"
            "Norway, which has never accepted the moratorium, voted with Japan to lift the ban on "
            "whaling. Britain urged Tokyo to abandon whaling for good."
        ),
        {
            "AUS whaling opposes self-direct",
            "GBR whaling opposes self-reported",
            "JPN whaling supports self-reported",
            "NZL whaling opposes self-reported",
        },
    ),
    (
        (
            "BONN, Nov. 6 (Reuters) -- The European Union called for deeper emissions cuts on Monday, but "
            "India said it could not agree to new emissions targets without money from rich countries.\n\n"
            "“China will honor the Paris Agreement,” said Xie Wen, China's chief negotiator. “We support "
            "it fully.”\n\n"
            "Washington withdrew from the agreement last year. “For us the climate deal is a matter of "
            "survival,” said Fiji's prime minister, who urged others to ratify the agreement.\n\n"
            "Delegates said Saudi Arabia had blocked the climate talks."
        ),
        {
            "CHN climate supports self-direct",
            "EU climate supports self-reported",
            "FJI climate supports self-reported",
            "IND climate opposes self-reported",
            "SAU climate opposes act via other",
            "USA climate opposes act",
        },
    ),
    (
        (
            "ADDIS ABABA, July 2 -- Ethiopia welcomed the U.N. Security Council's decision to send "
            "peacekeepers to the border area. The council approved the deployment of peacekeepers by 14 "
            "votes, with Russia abstaining.\n\n"
            "Eritrea rejected the peacekeepers, saying they would be treated as invaders. Sudan's "
            "government said it had no objection to the peacekeeping force and offered to support it."
        ),
        {
            "ERI peacekeepers opposes self-reported",
            "ETH peacekeepers supports self-reported",
            "RUS peacekeepers neutral act",
            "SDN peacekeepers neutral self-reported",
            "UN peacekeepers supports act",
        },
    ),
    (
        (
            "ISLAMABAD -- Pakistan carried out five nuclear tests on Thursday, defying pleas from around "
            "the world. India said the nuclear tests were a grave threat.\n\n"
            "Japan at once suspended aid and imposed economic sanctions; the United States said it would "
            "follow with sanctions of its own.\n\n"
            "China deplored the tests but said it did not believe in sanctions. Australia and New Zealand "
            "condemned the nuclear tests and recalled their envoys."
        ),
        {
            "AUS nuclear-tests opposes self-reported",
            "CHN nuclear-tests opposes self-reported",
            "CHN sanctions opposes self-reported",
            "IND nuclear-tests opposes self-reported",
            "JPN sanctions supports act",
            "NZL nuclear-tests opposes self-reported",
            "PAK nuclear-tests supports act",
        },
    ),
    (
        (
            "UNITED NATIONS -- The General Assembly voted for the 30th time to condemn the U.S. embargo "
            "on Cuba. The United States and Israel voted against the resolution, while Ukraine and Brazil "
            "abstained.\n\n"
            "“The embargo strangles our people,” Cuban Foreign Minister Raul Perez told the assembly. "
            "Mexico, which voted for the resolution, said the embargo must be lifted."
        ),
        {
            "BRA sanctions neutral act",
            "ISR sanctions supports act",
            "MEX sanctions opposes self-reported",
            "UKR sanctions neutral act",
            "USA sanctions supports act",
        },
    ),
    (
        (
            "YEREVAN, Oct. 2 -- Armenia said on Friday that it was ready to agree to a ceasefire, but "
            "Azerbaijan's president ruled out a truce until Armenian troops withdrew.\n\n"
            "Russia and France urged both sides to halt the fighting. Turkey has supplied drones and sent "
            "weapons to Baku, Armenian officials said.\n\n"
            "Iran offered to host peace talks. The U.N. Security Council called for an immediate "
            "ceasefire."
        ),
        {
            "ARM ceasefire supports self-reported",
            "AZE ceasefire opposes self-reported",
            "FRA ceasefire supports self-reported",
            "IRN peace-talks supports self-reported",
            "RUS ceasefire supports self-reported",
            "TUR arms-supplies supports act via other",
            "UN ceasefire supports self-reported",
        },
    ),
]


@pytest.mark.parametrize(("text", "positions"), NEWS, ids=range(len(NEWS)))
def test_positions_of_whole_articles(text: str, positions: set[str]) -> None:
    assert told(text) == positions
