"""What a sentence tells: which happenings, how real each is, and what it is called."""

from __future__ import annotations

import pytest

from viewer.extract.pipeline import extract
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.temporal import Resolution


def told(text: str) -> list[Event]:
    """Events of a text written on Wednesday, 10 June 2015."""
    return list(extract(Document("d", "", text, created=Resolution(edtf.parse("2015-06-10")))).events)


def seen(text: str) -> str:
    return " ; ".join(f"{e.status.value}: {e.title}" for e in told(text))


HAPPENED = [
    (
        "The parliament of Moldova approved the budget on Tuesday.",
        "happened: Parliament of Moldova approved the budget",
    ),
    ("Maria Lopez was born in Quito in 1956.", "happened: Maria Lopez was born in Quito"),
    ("The 2012 law banned fishing near the reef.", "happened: 2012 law banned fishing near the reef"),
    ("On 3 March 1998, after weeks of talks, the two companies merged.", "happened: Two companies merged"),
    (
        "An explosion at a mine in Silesia, Poland, killed nine workers on Friday.",
        "happened: Explosion at a mine in Silesia killed nine workers",
    ),
    (
        "The prime minister of Japan visited Seoul in April and met President Kim.",
        "happened: Prime minister of Japan visited Seoul",
    ),
    (
        "Turkey recalled its ambassador on Tuesday after the vote.",
        "happened: Turkey recalled its ambassador after the vote",
    ),
    (
        "The minister denied on Tuesday that troops had crossed the border.",
        "happened: Minister denied that troops had crossed the border",
    ),
    (
        '"We will rebuild every school," Education Minister Ana Silva said on Monday.',
        "happened: Ana Silva: “We will rebuild every school”",
    ),
    ("Nobody was hurt when the bridge collapsed on Friday.", "happened: Bridge collapsed"),
    ("Kenya has asked the court to drop the case.", "happened: Kenya has asked the court to drop the case"),
    ("Last week the senate voted 54-46 to reject the nominee.", "happened: Senate voted 54-46 to reject the nominee"),
    ("The army failed to retake the town in March.", "happened: Army failed to retake the town"),
    ("Oil prices fell by 4 percent on Wednesday.", "happened: Oil prices fell by 4 percent"),
    ("The city was founded in 1211.", "happened: City was founded"),
    ("In 1848 revolutions broke out across Europe.", "happened: Revolutions broke out across Europe"),
    ("Her brother Karl died in a camp in 1944.", "happened: Brother Karl died in a camp"),
    (
        "Brazil's president, Dilma Costa, flew to Paris on Tuesday to sign the accord.",
        "happened: Brazil's president flew to Paris to sign the accord",
    ),
    ("The report, published in May, accused the police of torture.", "happened: Report published"),
    ("China launched its first space station in September 2011.", "happened: China launched its first space station"),
    (
        "France began withdrawing its troops from Mali in April.",
        "happened: France began withdrawing its troops from Mali",
    ),
    ("The volcano erupted again on Monday morning.", "happened: Volcano erupted again"),
    ("Gunmen kidnapped a priest near Jos on Friday night.", "happened: Gunmen kidnapped a priest near Jos"),
    ("The election, won by the Liberals in 2011, was annulled.", "happened: Election won by the Liberals"),
    (
        "Unemployment rose to 9.1 percent in April from 8.8 percent in March.",
        "happened: Unemployment rose to 9.1 percent",
    ),
    ("He was elected in 1999.", "happened: He was elected"),
    ("The World Bank warned in January that growth would slow.", "happened: World Bank: growth would slow"),
    ("When the Berlin Wall fell in 1989, he was a student.", "happened: Berlin Wall fell"),
    (
        "Amnesty International called on Thursday for an inquiry.",
        "happened: Amnesty International called for an inquiry",
    ),
    ("Sweden's foreign minister resigned Monday.", "happened: Sweden's foreign minister resigned"),
    (
        "Ukraine and Russia signed a ceasefire in Minsk on February 12.",
        "happened: Ukraine and Russia signed a ceasefire in Minsk",
    ),
    (
        "The committee recommended on Monday that the law be repealed.",
        "happened: Committee recommended that the law be repealed",
    ),
    ("Air France canceled 40 flights on Tuesday because of fog.", "happened: Air France canceled 40 flights"),
    ("In his speech on Monday, the president promised lower taxes.", "happened: President promised lower taxes"),
    ("The ship had been built in Glasgow in 1907.", "happened: Ship had been built in Glasgow"),
    ("The war lasted from 1618 to 1648.", "happened: War lasted"),
    (
        "On Friday, a judge in Ohio ordered the release of the records.",
        "happened: Judge in Ohio ordered the release of the records",
    ),
    (
        "Thousands of refugees crossed into Hungary over the weekend.",
        "happened: Thousands of refugees crossed into Hungary",
    ),
    ("Malta became independent in 1964.", "happened: Malta became independent"),
    ("Under the deal reached on Friday, Iran will halt enrichment.", "happened: Deal reached"),
    ("Britain handed Hong Kong back to China in 1997.", "happened: Britain handed Hong Kong back to China"),
    ("The rocket carrying the satellite exploded on Tuesday.", "happened: Rocket carrying the satellite exploded"),
    ("The newspaper Al Akhbar reported on Monday that the envoy had left.", "happened: Al Akhbar: the envoy had left"),
    ("His lawyer said Tuesday he would appeal.", "happened: Lawyer: he would appeal"),
    ("The queen opened parliament on 27 May.", "happened: Queen opened parliament"),
    (
        "More than 200 migrants drowned when their boat capsized off Libya on Sunday.",
        "happened: Boat capsized off Libya",
    ),
    ("The town council rejected the plan on Monday.", "happened: Town council rejected the plan"),
    ("The bank's shares plunged 12 percent on Tuesday.", "happened: Bank's shares plunged 12 percent"),
    ("Josef Stein, a tailor, emigrated to Argentina in 1938.", "happened: Josef Stein emigrated to Argentina"),
    ("On Sunday, Kenya's Ruth Abel won the marathon in Oslo.", "happened: Kenya's Ruth Abel won the marathon in Oslo"),
    ("Two buses collided near Lagos on Monday, killing 19 passengers.", "happened: Two buses collided near Lagos"),
    ("Hundreds of homes were destroyed when the dam burst on 2 June.", "happened: Dam burst"),
    ("France's government collapsed in December 1999 after losing a vote.", "happened: France's government collapsed"),
    ("The dispute began when a patrol crossed the river on 4 May.", "happened: Patrol crossed the river"),
    ("The president vetoed the bill on Wednesday, saying it went too far.", "happened: President vetoed the bill"),
    ("The pact, which both sides signed in 1955, was never ratified.", "happened: Both sides signed"),
    ("Villagers said soldiers burned 40 huts on Saturday.", "reported: Soldiers burned 40 huts"),
    ('"The dam is safe," the engineer Tom Reed said on Tuesday.', "happened: Tom Reed: “The dam is safe”"),
    ("Spain's king abdicated on 2 June 2014 in favour of his son.", "happened: Spain's king abdicated"),
    ("The 1997 crash killed 88 people.", "happened: 1997 crash killed 88 people"),
    ("Her first novel was published in 1847 under a false name.", "happened: First novel was published"),
    (
        "Police are searching for two men who robbed a bank in Turin on Friday.",
        "happened: Two men robbed a bank in Turin",
    ),
    ("Serbia handed the general over to the court in 2008.", "happened: Serbia handed the general over to the court"),
    ("The hospital opened in 1952 and now has 300 beds.", "happened: Hospital opened"),
    ("An independent inquiry cleared the mayor in April.", "happened: Independent inquiry cleared the mayor"),
    ("The two leaders spoke by telephone on Tuesday.", "happened: Two leaders spoke by telephone"),
    (
        "The ministry confirmed on Monday that the pilot had been captured.",
        "happened: Ministry: the pilot had been captured",
    ),
    (
        "A month earlier, on 3 May, the same court had jailed his brother.",
        "happened: Same court had jailed his brother",
    ),
    ("Scientists at the institute cloned a sheep in 1996.", "happened: Scientists at the institute cloned a sheep"),
    ("The colony was ceded to Britain under a treaty signed in 1763.", "happened: Treaty signed"),
    ("The duke died at sea in 1652, leaving no heir.", "happened: Duke died at sea"),
    ("Last month the firm announced that it would cut 900 jobs.", "happened: Firm: it would cut 900 jobs"),
    (
        "The ruling party won 52 percent of the vote in the May election.",
        "happened: Ruling party won 52 percent of the vote in the May election",
    ),
    (
        "The general was shot dead outside his home in Bogota on 7 April 1970.",
        "happened: General was shot dead outside his home in Bogota",
    ),
    ("A law adopted in 2009 requires a licence.", "happened: Law adopted"),
    ("The vaccine was first used in 1955.", "happened: Vaccine was first used"),
    ("In April 1986, a reactor exploded at Chernobyl.", "happened: Reactor exploded at Chernobyl"),
    ("The leader of the group was killed in a raid on 2 May.", "happened: Leader of the group was killed in a raid"),
]


@pytest.mark.parametrize(("text", "expected"), HAPPENED)
def test_what_happened_has_a_name_that_fits_a_label(text: str, expected: str) -> None:
    assert seen(text) == expected


REPORTED = [
    ("The general reportedly fled the capital on Monday.", "reported: General reportedly fled the capital"),
    ("Rebels allegedly killed 40 villagers on 3 May.", "reported: Rebels allegedly killed 40 villagers"),
    ("The minister is said to have resigned on Monday.", "reported: Minister is said to have resigned"),
    ("He is thought to have fled in 2011.", "reported: He is thought to have fled"),
    ("According to unconfirmed reports, the plane crashed on Friday.", "reported: Plane crashed"),
    ("The bank is alleged to have paid bribes in 2009.", "reported: Bank is alleged to have paid bribes"),
    ("Two of the hostages were freed on Thursday, a spokesman said.", "reported: Two of the hostages were freed"),
    ("Villagers said soldiers burned 40 huts on Saturday.", "reported: Soldiers burned 40 huts"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_hearsay_is_told_as_such(text: str, expected: str) -> None:
    assert seen(text) == expected


TO_COME = [
    ("Voters in Latvia will elect a new president on June 20.", "planned: Voters in Latvia to elect a new president"),
    (
        "The central bank is expected to raise interest rates next month.",
        "expected: Central bank expected to raise interest rates",
    ),
    ("If the talks fail, the union could strike on Monday.", "hypothetical: Union could strike"),
    ("Engineers are repairing the dam this week.", "ongoing: Engineers are repairing the dam"),
    (
        "NATO foreign ministers are to meet in Brussels on Thursday.",
        "planned: NATO foreign ministers to meet in Brussels",
    ),
    ("The company plans to close the plant in 2017.", "planned: Company to close the plant"),
    ("The king did not attend the ceremony on Sunday.", "hypothetical: King did not attend the ceremony"),
    ("The film is due to be released on 17 July.", "planned: Film to be released"),
    ("Russia will reportedly deliver the missiles in 2016.", "planned: Russia to deliver the missiles"),
    ("A referendum is scheduled for 18 September.", "planned: Referendum is scheduled"),
    ("The general said the offensive would begin in June.", "planned: Offensive would begin"),
    ("The plan would have ended subsidies in 2014.", "hypothetical: Plan would have ended subsidies"),
    ("The pope is likely to visit Cuba in September.", "expected: Pope expected to visit Cuba"),
    ("The trial of the former president resumes on Monday.", "planned: Trial of the former president resumes"),
    ("Tickets go on sale on Friday.", "planned: Tickets go on sale"),
    ("The summit, to be held in Accra in October, will focus on trade.", "planned: Summit to be held in Accra"),
    ("Protests continued in Sanaa on Wednesday.", "ongoing: Protests continued in Sanaa"),
    ("The two sides are negotiating in Geneva this week.", "ongoing: Two sides are negotiating in Geneva"),
    ("A court in Dhaka will hear the appeal on June 15.", "planned: Court in Dhaka to hear the appeal"),
    ("The union called off the strike planned for Thursday.", "planned: Strike planned"),
    ("Mexico won't attend the summit in Lima next week.", "hypothetical: Mexico won't attend the summit in Lima"),
    ("The offer expires on Friday.", "planned: Offer expires"),
    ("The factory will be closed in December.", "planned: Factory to be closed"),
    ("The verdict is expected on Thursday.", "expected: Verdict is expected"),
    ("The aid convoy is to leave Amman on Thursday.", "planned: Aid convoy to leave Amman"),
    ("A spokeswoman said the agency would publish the figures on Friday.", "planned: Agency would publish the figures"),
    ("The union might call a strike in July.", "hypothetical: Union might call a strike"),
    ("The rebels did not sign the truce in March.", "hypothetical: Rebels did not sign the truce"),
    ("The festival takes place in Nice on 14 July.", "planned: Festival takes place in Nice"),
    ("The army is preparing to withdraw in August.", "planned: Army to withdraw"),
    ("Without a deal the banks would have closed on Monday.", "hypothetical: Banks would have closed"),
    ("The parliament is debating the bill this week.", "ongoing: Parliament is debating the bill"),
    ("The agency plans to launch two satellites next year.", "planned: Agency to launch two satellites"),
    ("The storm is forecast to reach Florida on Saturday.", "expected: Storm expected to reach Florida"),
    (
        "Finland and Sweden are considering joining the alliance in 2016.",
        "hypothetical: Finland and Sweden are considering joining the alliance",
    ),
    (
        "More than 1,000 delegates are attending the congress in Lyon this week.",
        "ongoing: More than 1,000 delegates are attending the congress in Lyon",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TO_COME)
def test_what_has_not_happened_is_never_told_as_if_it_had(text: str, expected: str) -> None:
    assert seen(text) == expected


NOTHING = [
    "Doctors hope to begin trials in 2016.",
    "The harvest was the worst in a decade last year.",
    "Elections were postponed until 2016.",
    "She had hoped to return in 2010.",
    "It was a mild winter in 2007.",
    "The opposition wants elections to be held in September.",
    "Since 1998 the law has protected tenants.",
    "By 1910 the town had 40,000 inhabitants.",
    "The accord must be ratified by 2016.",
    "The attack came a day after parliament passed the bill.",
    "His visit to Tehran in May was the first in 30 years.",
    "The miners have been on strike since March.",
    "Lawmakers had until Friday to vote.",
    "Yesterday's vote was postponed.",
    "Countries must cut emissions by half in 2030.",
    "Why did the court free him in 2010?",
    "In 2001 you could buy a house there for a song.",
    "Workers at the port have been striking since 1 June.",
    "It rained for three days in May.",
    "The committee will not publish its findings until May.",
    "Congress has until September 30 to pass a budget.",
    "Health officials fear the outbreak will spread in 2016.",
    "The envoy has been in Geneva since Sunday.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_wishes_advice_periods_and_questions_are_no_events(text: str) -> None:
    assert seen(text) == ""


SEVERAL = [
    (
        "Peter Hall became mayor of Leeds in 2003. He resigned on 4 May 2009.",
        "happened: Peter Hall became mayor of Leeds ; happened: Peter Hall resigned",
    ),
    (
        "Rebels seized the airport on Sunday and shot down a helicopter on Monday.",
        "happened: Rebels seized the airport ; happened: Rebels shot down a helicopter",
    ),
    (
        "Ivan Petrov, who left Bulgaria in 1962, opened a bakery in Vienna in 1970.",
        "happened: Ivan Petrov left Bulgaria ; happened: Ivan Petrov opened a bakery in Vienna",
    ),
    (
        "The court's ruling, issued in April, was overturned on Monday.",
        "happened: Court's ruling issued ; happened: Court's ruling was overturned",
    ),
    ("The strike, which began on 2 May, ended on 9 May.", "happened: Strike began ; happened: Strike ended"),
    (
        "The treaty, signed in Lisbon in 2007, took effect in 2009.",
        "happened: Treaty signed in Lisbon ; happened: Treaty took effect",
    ),
    (
        "The emperor abdicated in 1814. In 1815 he returned from Elba.",
        "happened: Emperor abdicated ; happened: Emperor returned from Elba",
    ),
    (
        "The peace talks, scheduled for May 3, were called off on Monday.",
        "planned: Peace talks scheduled ; happened: Peace talks were called off",
    ),
    (
        "Work on the tunnel started in 1988 and was completed in 1994.",
        "happened: Work on the tunnel started ; happened: Work on the tunnel was completed",
    ),
    (
        "The prisoner escaped in 2008, was recaptured a year later and died in 2012.",
        "happened: Prisoner escaped ; happened: Prisoner was recaptured ; happened: Prisoner died",
    ),
    ("The bridge, completed in 1932, was bombed in 1941.", "happened: Bridge completed ; happened: Bridge was bombed"),
    (
        "The peasants revolted in 1381 and marched on London in June.",
        "happened: Peasants revolted ; happened: Peasants marched on London",
    ),
    (
        "The minister, who took office in January, stepped down on Tuesday.",
        "happened: Minister took office ; happened: Minister stepped down",
    ),
    (
        "She was born in Cork in 1901 and died in Boston in 1977.",
        "happened: She was born in Cork ; happened: She died in Boston",
    ),
    (
        "Thousands fled Mosul in June 2014, when militants captured the city.",
        "happened: Thousands fled Mosul ; happened: Militants captured the city",
    ),
    (
        "The expedition set out from Hobart in 1910 and reached the pole in 1912.",
        "happened: Expedition set out from Hobart ; happened: Expedition reached the pole",
    ),
    (
        "The museum reopened on Saturday after a fire had damaged it in 2012.",
        "happened: Museum reopened ; happened: Fire had damaged it",
    ),
    (
        "Peter Hall became mayor of Leeds in 2003. He resigned on 4 May 2009.",
        "happened: Peter Hall became mayor of Leeds ; happened: Peter Hall resigned",
    ),
    (
        "Anna Berg met the judge on 3 May 2001. She resigned on 4 May 2009.",
        "happened: Anna Berg met the judge ; happened: She resigned",
    ),
    ("The king met Lord Stone in 1801. He died in 1803.", "happened: King met Lord Stone ; happened: He died"),
    (
        "The pianist Ruth Levy moved to Haifa in 1950. She died in 1988.",
        "happened: Pianist Ruth Levy moved to Haifa ; happened: Pianist Ruth Levy died",
    ),
    (
        "Jan Novak was arrested in 1968 after he left Prague in 1967.",
        "happened: Jan Novak was arrested ; happened: Jan Novak left Prague",
    ),
    (
        "The company bought a mine in 1990. He sold it in 1992.",
        "happened: Company bought a mine ; happened: He sold it",
    ),
    (
        "The king was crowned in 1604. He signed a peace with Spain in 1605. He died in 1625.",
        "happened: King was crowned ; happened: King signed a peace with Spain ; happened: King died",
    ),
    (
        "Both brothers joined the army in 1939. He was killed in 1944.",
        "happened: Both brothers joined the army ; happened: He was killed",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_happenings_of_one_text_are_several_events(text: str, expected: str) -> None:
    assert seen(text) == expected
