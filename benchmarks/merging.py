"""How well events of several documents are joined: `python -m benchmarks.merging [--errors]`.

Twenty-five made-up events in groups of neighbours that are easily taken for one another (the same actors on other
days, other actors on the same day, the same deed done to something else), each told by four documents in other words.
The last ten were measured once before anything was mended by them: precision .905, recall .633.
Printed: of the pairs of tellings that were joined how many are of one event (precision), and of the pairs of one event
how many were joined (recall).
"""

from __future__ import annotations

import argparse
from itertools import combinations

from viewer.extract.pipeline import extract
from viewer.ingest import take
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Merge
from viewer.model.project import Project
from viewer.model.temporal import Resolution

TELLINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "Norway, fishing law, 10 March": (
        ("2014-03-11", "Norway's parliament adopted a new law on fishing on Monday."),
        ("2014-03-12", "The Norwegian parliament adopted the fishing law on March 10."),
        ("2014-04-02", "On 10 March 2014, the parliament of Norway adopted a law that limits fishing."),
        ("2014-03-10", "Parliament in Norway on Monday adopted the fishing law by 96 votes to 73."),
    ),
    "Norway, press law, 11 March": (
        ("2014-03-12", "Norway's parliament adopted a new law on the press on Tuesday."),
        ("2014-03-13", "The Norwegian parliament adopted the press law on March 11."),
        ("2014-04-09", "On 11 March 2014, the parliament of Norway adopted a law that protects the press."),
        ("2014-03-11", "Parliament in Norway on Tuesday adopted the press law by 101 votes to 68."),
    ),
    "Chile, fishing law, 10 March": (
        ("2014-03-11", "Chile's parliament adopted a new law on fishing on Monday."),
        ("2014-03-14", "The Chilean parliament adopted the fishing law on March 10."),
        ("2014-05-02", "On 10 March 2014, the parliament of Chile adopted a law that limits fishing."),
        ("2014-03-10", "Parliament in Chile on Monday adopted the fishing law after a long debate."),
    ),
    "Karo market, 5 May": (
        ("2014-05-06", "A bomb killed 14 people at a market in Karo on Monday."),
        ("2014-05-07", "The bomb that killed 14 people in the market of Karo on Monday was hidden in a cart."),
        ("2014-06-01", "On 5 May, a bomb killed 14 people at the Karo market."),
        ("2014-05-05", "A bomb killed at least 12 people at a crowded market in Karo on Monday."),
    ),
    "Karo mosque, 6 May": (
        ("2014-05-07", "A bomb killed 9 people at a mosque in Karo on Tuesday."),
        ("2014-05-08", "The bomb that killed nine people at the mosque of Karo on Tuesday went off at noon."),
        ("2014-06-03", "On 6 May, a bomb killed 9 people at the Karo mosque."),
        ("2014-05-06", "A bomb killed at least 7 people at a mosque in Karo on Tuesday."),
    ),
    "Belle market, 5 May": (
        ("2014-05-06", "A bomb killed 3 people at a market in Belle on Monday."),
        ("2014-05-06", "The bomb that killed three people in the market of Belle on Monday was small."),
        ("2014-06-09", "On 5 May, a bomb killed 3 people at the Belle market."),
        ("2014-05-05", "A bomb killed 3 traders at a market in Belle on Monday."),
    ),
    "report on prisons, 17 February": (
        ("2014-02-18", "The Harbour Commission published its report on prisons on Monday."),
        ("2014-02-20", "The Harbour Commission's report on the prisons was published on February 17."),
        ("2014-03-20", "The Harbour Commission published a report on prisons last month."),
        ("2014-02-17", "The Harbour Commission published a long report on the island's prisons on Monday."),
    ),
    "report on courts, 24 February": (
        ("2014-02-25", "The Harbour Commission published its report on courts on Monday."),
        ("2014-02-27", "The Harbour Commission's report on the courts was published on February 24."),
        ("2014-03-21", "The Harbour Commission published a report on courts last month."),
        ("2014-02-24", "The Harbour Commission published a short report on the island's courts on Monday."),
    ),
    "report on prisons of another body, 17 February": (
        ("2014-02-18", "The Lantern Institute published its report on prisons on Monday."),
        ("2014-02-19", "The Lantern Institute's report on the prisons was published on February 17."),
        ("2014-03-22", "The Lantern Institute published a report on prisons last month."),
        ("2014-02-17", "The Lantern Institute published a report on prisons in the north on Monday."),
    ),
    "Kenya and Egypt sign, 3 July": (
        ("2014-07-04", "Kenya and Egypt signed an agreement on dams on Thursday."),
        ("2014-07-05", "The agreement on dams was signed by Kenya and Egypt on July 3."),
        ("2014-08-01", "Kenya and Egypt signed the agreement on the dams on 3 July."),
        ("2014-07-03", "Egypt and Kenya signed an agreement on dams in Nairobi on Thursday."),
    ),
    "Kenya and Sudan sign, 3 July": (
        ("2014-07-04", "Kenya and Sudan signed an agreement on grain on Thursday."),
        ("2014-07-05", "The agreement on grain was signed by Kenya and Sudan on July 3."),
        ("2014-08-02", "Kenya and Sudan signed the agreement on the grain on 3 July."),
        ("2014-07-03", "Sudan and Kenya signed an agreement on grain in Nairobi on Thursday."),
    ),
    "Kenya and Egypt sign again, 10 July": (
        ("2014-07-11", "Kenya and Egypt signed an agreement on visas on Thursday."),
        ("2014-07-12", "The agreement on visas was signed by Kenya and Egypt on July 10."),
        ("2014-08-03", "Kenya and Egypt signed the agreement on the visas on 10 July."),
        ("2014-07-10", "Egypt and Kenya signed an agreement on visas in Cairo on Thursday."),
    ),
    "Ruud arrested, 9 September": (
        ("2014-09-10", "Police arrested the banker Ola Ruud in Bergen on Tuesday."),
        ("2014-09-11", "Banker Ola Ruud was arrested in Bergen on September 9."),
        ("2014-10-01", "The banker Ola Ruud was arrested on 9 September."),
        ("2014-09-09", "Police in Bergen arrested banker Ola Ruud on Tuesday morning."),
    ),
    "Ruud sentenced, 9 December": (
        ("2014-12-10", "The banker Ola Ruud was sentenced to four years in prison on Tuesday."),
        ("2014-12-11", "A court in Bergen sentenced the banker Ola Ruud to four years on December 9."),
        ("2015-01-10", "Banker Ola Ruud was sentenced on 9 December."),
        ("2014-12-09", "A Bergen court sentenced banker Ola Ruud to prison on Tuesday."),
    ),
    "Moe arrested, 9 September": (
        ("2014-09-10", "Police arrested the lawyer Tor Moe in Bergen on Tuesday."),
        ("2014-09-11", "Lawyer Tor Moe was arrested in Bergen on September 9."),
        ("2014-10-02", "The lawyer Tor Moe was arrested on 9 September."),
        ("2014-09-09", "Police in Bergen arrested lawyer Tor Moe on Tuesday evening."),
    ),
    "Lindt elected": (
        ("2015-06-10", "Anna Lindt was elected president of Finland on Sunday."),
        ("2015-06-09", "Finland's voters elected Anna Lindt as president on Sunday."),
        ("2015-07-01", "On June 7, Anna Lindt won Finland's presidential election."),
        ("2015-06-08", "Anna Lindt won the presidential election in Finland on Sunday."),
    ),
    "Soto elected": (
        ("2015-06-10", "Juan Soto was elected president of Chile on Sunday."),
        ("2015-06-09", "Chile's voters elected Juan Soto as president on Sunday."),
        ("2015-07-01", "On June 7, Juan Soto won Chile's presidential election."),
        ("2015-06-08", "Juan Soto won the presidential election in Chile on Sunday."),
    ),
    "UNSC res Mali": (
        ("2014-06-26", "The U.N. Security Council adopted a resolution on Mali on Wednesday."),
        ("2014-06-27", "The Security Council adopted resolution 2164 on Mali on June 25."),
        ("2014-08-01", "The Security Council adopted a resolution on Mali on 25 June."),
        ("2014-06-25", "The U.N. Security Council on Wednesday adopted a resolution extending the mission in Mali."),
    ),
    "UNSC res Syria": (
        ("2014-06-26", "The U.N. Security Council adopted a resolution on Syria on Wednesday."),
        ("2014-06-27", "The Security Council adopted resolution 2165 on Syria on June 25."),
        ("2014-08-01", "The Security Council adopted a resolution on Syria on 25 June."),
        ("2014-06-25", "The U.N. Security Council on Wednesday adopted a resolution demanding access to Syria."),
    ),
    "quake": (
        ("2010-01-13", "An earthquake struck Haiti on Tuesday, killing thousands."),
        ("2010-01-14", "The earthquake that struck Haiti on Tuesday flattened the palace."),
        ("2010-03-01", "On January 12, a strong earthquake struck Haiti."),
        ("2010-01-12", "A powerful earthquake struck Haiti on Tuesday afternoon."),
    ),
    "quake2": (
        ("2010-02-28", "An earthquake struck Chile on Saturday."),
        ("2010-03-01", "The earthquake that struck Chile on Saturday was felt in Peru."),
        ("2010-04-01", "On February 27, a strong earthquake struck Chile."),
        ("2010-02-27", "A powerful earthquake struck Chile early on Saturday."),
    ),
    "ceasefire": (
        ("2014-08-27", "Israel and Hamas agreed to a ceasefire on Tuesday."),
        ("2014-08-28", "A ceasefire was agreed by Israel and Hamas on August 26."),
        ("2014-10-02", "Israel and Hamas agreed on a ceasefire on 26 August."),
        ("2014-08-26", "Hamas and Israel agreed a ceasefire on Tuesday."),
    ),
    "ferry": (
        ("2014-04-17", "The ferry Sewol sank off Jindo on Wednesday."),
        ("2014-04-20", "The Sewol sank off the south coast on April 16."),
        ("2014-05-16", "The ferry Sewol sank on 16 April with 476 people aboard."),
        ("2014-04-16", "A ferry sank off Jindo on Wednesday."),
    ),
    "Reed speech": (
        ("2014-03-06", "“The dam is safe,” Energy Minister Tom Reed said in a speech on Wednesday."),
        ("2014-03-07", "Tom Reed said in a speech on Wednesday that the dam was safe."),
        ("2014-03-05", "Energy Minister Tom Reed said on Wednesday the dam was safe."),
        ("2014-04-05", "Tom Reed said on 5 March that the dam was safe."),
    ),
    "Ray speech": (
        ("2014-03-06", "“The dam is leaking,” engineer Ines Ray said in a speech on Wednesday."),
        ("2014-03-07", "Ines Ray said in a speech on Wednesday that the dam was leaking."),
        ("2014-03-05", "Engineer Ines Ray said on Wednesday the dam was leaking."),
        ("2014-04-05", "Ines Ray said on 5 March that the dam was leaking."),
    ),
}
FILLER = (
    "The weather stayed mild.",
    "Shops in the old town were open as usual.",
    "Nobody at the harbour had heard of it before.",
    "Two roads remained closed to lorries.",
)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="also the pairs joined wrongly, or not joined")
    options = parser.parse_args()
    right, wrong, missed, merges = joined()
    print(f"{len(right)} pairs joined rightly, {len(wrong)} wrongly, {len(missed)} not joined")
    print(f"precision {len(right) / max(1, len(right) + len(wrong)):.3f}", end=", ")
    print(f"recall {len(right) / max(1, len(right) + len(missed)):.3f}")
    if options.errors:
        for label, pairs in (("wrong", wrong), ("missed", missed)):
            for a, b in pairs:
                print(f"  {label}: {a} | {b}")
        for merge in merges:
            print(f"  {len(merge.members)}: {merge.because}")


def joined() -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]], list[Merge]]:
    """Pairs of tellings joined rightly, joined wrongly and not joined though of one event; and the merges."""
    project, gold = Project(), {}
    found = []
    for told, tellings in TELLINGS.items():
        for n, (created, sentence) in enumerate(tellings):
            name = f"{told}/{n}"
            text = f"{sentence} {FILLER[n]}"
            found.append(extract(Document(name, sentence, text, created=Resolution(edtf.parse(created)))))
            gold[name] = told
    project.apply(take(project, found, "Read"))
    home: dict[str, str] = {}
    for merge in project.all(Merge):
        home |= dict.fromkeys(merge.members, merge.id)
    places = {m.id: m for m in project.all(EventMention)}
    groups: dict[str, set[str]] = {}
    for event in project.all(Event):
        if event.resolution is not None and event.mentions:
            groups.setdefault(places[event.mentions[0]].document, set()).add(home.get(event.id, event.id))
    right: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for a, b in combinations(gold, 2):
        together = bool(groups.get(a, set()) & groups.get(b, set()))
        if together:
            (right if gold[a] == gold[b] else wrong).append((a, b))
        elif gold[a] == gold[b]:
            missed.append((a, b))
    return right, wrong, missed, project.all(Merge)


if __name__ == "__main__":
    main()
