"""What a person types into a date field."""

from __future__ import annotations

import pytest

from viewer.extract.typed_date import read_typed

READ = {
    "Feb 2014": "2014-02",
    "february 2014": "2014-02",
    "may 2014": "2014-05",
    "17.2.2014": "2014-02-17",
    "17. 2. 2014": "2014-02-17",
    "17/2/2014": "2014-02-17",
    "2/17/2014": "2014-02-17",
    "4/4/2014": "2014-04-04",
    "12/2014": "2014-12",
    "20140217": "2014-02-17",
    "2014-02-17": "2014-02-17",
    "17 feb 2014": "2014-02-17",
    "February 17, 2014": "2014-02-17",
    "Mon 17 Feb 2014": "2014-02-17",
    "5-Mar-2014": "2014-03-05",
    "2014 March 5": "2014-03-05",
    "17 Feb 2014 14:30": "2014-02-17T14:30",
    "early March 2014": "2014-03-01/2014-03-10",
    "mid-May 2013": "2013-05-11/2013-05-20",
    "the end of 2012": "2012-09/2012-12",
    "between May and July 2014": "[2014-05..2014-07]",
    "17–19 February 2014": "2014-02-17/2014-02-19",
    "from 1914 to 1918": "1914/1918",
    "1914-1918": "1914/1918",
    "1914 – 1918": "1914/1918",
    "c. 1890": "1890~",
    "about 1890": "1890~",
    "before 2014": "[..2013]",
    "since 2014": "2014/..",
    "after 3 March 1999": "[1999-03-04..]",
    "264 BCE": "-0263",
    "264 BC": "-0263",
    "15 March 44 BC": "-0043-03-15",
    "between 264 and 241 BC": "[-0263..-0240]",
    "300 CE": "0300",
    "the 1980s": "198X",
    "19th century": "18XX",
    "470s BC": "-0478/-0469",
    "summer of 425 BC": "-0424-22",
    "FY2013": "2013",
    "1H 2014": "2014-40",
    "Feb-17-2014": "2014-02-17",
    "Q3 2014": "2014-35",
    "third quarter of 2014": "2014-35",
    "spring 2014": "2014-21",
    "Christmas 2013": "2013-12-25",
    "Oct 2015?": "2015-10?",
    "2015-10-14?": "2015-10-14?",
    "66 million years ago": "Y-66000000/Y-65000001",
}


@pytest.mark.parametrize(("typed", "edtf"), READ.items())
def test_typed_dates_are_read(typed: str, edtf: str) -> None:
    assert str(read_typed(typed)) == edtf


REFUSED = {
    "": "no date here",
    "x": "cannot be read",
    "3/4/2014": "could be 3 April or 4 March 2014",
    "31 June 2014": "June has no 31st day.",
    "Feb 30 2014": "February has no 30th day.",
    "29 Feb 2015": "February 2015 has no 29th day.",
    "2014-13": "no month",
    "0": "no year 0",
    "year 0": "no year 0",
    "99": "Write 99 CE or 99 BCE",
    "12 May": "Which year?",
    "yesterday": "depends on when it is said",
    "2014 to 2012": "before the first",
    "1" * 5000: "too long",
}


@pytest.mark.parametrize(("typed", "sentence"), REFUSED.items(), ids=lambda s: str(s)[:20])
def test_what_cannot_be_read_is_refused_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        read_typed(typed)
    assert sentence in str(refusal.value)
