"""A private person of a known name is nobody's link; who is told to be the known one keeps it."""

import bases
import pytest
from test_linking import links, of

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.commonest import is_of_few, is_of_many
from briefgen.annotate.lookup import known_names
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.entity import Entity
from briefgen.knowledge.store import Base
from briefgen.knowledge.writer import written
from briefgen.source.passage import Passage

SINGER = bases.built("mary-hall", "Mary Hall", "person", prior=48, gloss="English singer.")
MEMBER = bases.built(
    "paul-ward",
    "Paul Ward",
    "person",
    prior=45,
    country="gb",
    gloss="Member of the Parliament (2015–2030).",
    roles=[("Member of the Parliament", "", "2015", "2030")],
)
UNTOLD = bases.built("john-price", "John Price", "person", prior=40)
WIFE = bases.built("jane-bell", "Jane Bell", "person", prior=40)
RARE = bases.built("ida-lund", "Ida Lund", "person", prior=40)
KNOWN = bases.built("anna-bell", "Anna Bell", "person", prior=70, gloss="American actress.")
PLAYER = bases.built("tim-cole", "Tim Cole", "person", prior=40, gloss="Soccer player.")
LATE = bases.built(
    "jane-reed", "Jane Reed", "person", prior=45, gloss="English singer (1950–1980)."
)
TWIN = bases.built("mary-hall-2", "Mary Hall", "person", prior=30, gloss="English singer.")
TOWN = bases.built("arden", "Arden", "place", prior=60, country="gb")
GUITARIST = bases.built("tom-lund", "Tom Lund", "person", prior=40, gloss="English guitarist.")
LEADER = bases.built(
    "rosa-bell",
    "Rosa Bell",
    "person",
    prior=70,
    gloss="President of Norland (2010–2016).",
    roles=[("President of Norland", "", "2010", "2016")],
)
TURNED = bases.built(
    "nora-cole", "Nora Cole", "person", prior=45, gloss="British politician and former actress."
)
STATE = bases.built("ostmark", "Ostmark", "place", prior=60, gloss="State of Norland.")
ALL = (
    GUITARIST,
    LEADER,
    TURNED,
    STATE,
    SINGER,
    MEMBER,
    UNTOLD,
    RARE,
    KNOWN,
    PLAYER,
    LATE,
    TOWN,
    WIFE,
)
BASE = Base(written(ALL, tuple(map(bases.named, ALL))))


def whom(text, name):
    return dict(links(*text.split("\n"), base=BASE)).get(name, "")


@pytest.mark.parametrize(
    "text",
    [
        "Mary Hall, 34, from Arden, was hurt.",
        "Mary Hall, 34, of Little Plum, was hurt.",
        "Mary Hall, aged 34, of 12 Plum Road, was hurt.",
        "Mary Hall, 34, of no fixed abode, was hurt.",
        "Mary Hall, from Arden, was hurt.",
        "Mary Hall (34) was hurt.",
        "The 34-year-old Mary Hall was hurt.",
        "Mary Hall, a 34-year-old nurse, was hurt.",
        "Police named the victim as Mary Hall. She was hurt.",
        "A boy died. He was named by friends as Mary Hall.",
        "The body of Mary Hall was found in a wood.",
        "The victim, Mary Hall, had no money.",
        "Resident Mary Hall had no money.",
        "Mary Hall, who lives next door, had no money.",
        "Mary Hall, who saw the crash, rang for help.",
        "Mary Hall, whose shop is near, rang for help.",
        "Mary Hall, a nurse at a clinic, rang for help.",
        "The driver of the van, Mary Hall, rang for help.",
        "Mary Hall pleaded guilty on Monday.",
        "Mary Hall was later jailed for a year.",
        "He rang his mother, Mary Hall, for help.",
        "The race went to Mary Hall (Arden Harriers) in an hour.",
        "By Mary Hall\nThe library will close in May.",
        "It rained. Picture: Mary Hall.",
        '"It rained," said Mary Hall.',
        '"It rained," said Mary Hall of the Plum Lane Residents\' Association.',
        "The inquest heard that Mary Hall had no money.",
        "The widow of Mary Hall, a miner, was glad.",
        "It rained. Mary Hall could not sleep.",
    ],
)
def test_a_private_person_is_no_singer(text):
    assert whom(text, "Mary Hall") == ""


@pytest.mark.parametrize(
    "text",
    [
        "The singer Mary Hall, 34, from Arden, was hurt.",
        "Police named the victim as the singer Mary Hall, 34.",
        "Mary Hall, 34, from Arden, was jailed. The singer wept.",
        "Mary Hall pleaded guilty. Her album and her tour were put off.",
        "Mary Hall could not sleep before the concert.",
        "Mary Hall pleaded guilty. The singer's lawyer wept.",
        "Mary Hall's house is for sale, as the papers have it.",
        "They spoke of Ann Dobbs, Mary Hall and others.",
    ],
)
def test_what_somebody_is_known_for_keeps_the_link(text):
    assert whom(text, "Mary Hall") == "mary-hall"


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("Paul Ward, 44, of Arden, was fined.", "Paul Ward", ""),
        ("Paul Ward, 44, of Arden, was fined. The minister had no comment.", "Paul Ward", ""),
        ("Paul Ward, secretary of the residents' association, spoke.", "Paul Ward", ""),
        ("Paul Ward, 44, was jailed. The judge wept, and the council leader.", "Paul Ward", ""),
        ("The MP Paul Ward, 44, of Arden, was fined.", "Paul Ward", "paul-ward"),
        ("Paul Ward was fined. Parliament and the voters heard.", "Paul Ward", "paul-ward"),
        ("John Price, 34, was hurt.", "John Price", ""),
        ("The actor John Price, 34, was hurt.", "John Price", "john-price"),
        ("The death of John Price shook all.", "John Price", ""),
        ("John Price and the song, the album, the tour.", "John Price", "john-price"),
        ("Ida Lund was later jailed for a year.", "Ida Lund", "ida-lund"),
        ("Ida Lund, 34, from Arden, was jailed.", "Ida Lund", ""),
        ("The death of Ida Lund shook all.", "Ida Lund", "ida-lund"),
        ("Anna Bell was later jailed for a year.", "Anna Bell", "anna-bell"),
        ("Anna Bell, 34, from Arden, was jailed.", "Anna Bell", ""),
        ("Anna Bell sang, and her sister, Jane Bell, wept.", "Jane Bell", "jane-bell"),
        ("Ann Dobbs sang, and her sister, Jane Bell, wept.", "Jane Bell", ""),
        ("It is like a Mary Hall tour.", "Mary Hall", "mary-hall"),
        ("The former England footballer Tim Cole, 34, wept.", "Tim Cole", "tim-cole"),
        ("Tim Cole wept.", "Tim Cole", ""),
        ("Nora Cole, 80, from Arden, died. The actress had won all.", "Nora Cole", "nora-cole"),
        ("Nora Cole, 80, from Arden, died. The minister was sorry.", "Nora Cole", ""),
        ("Tom Lund, 34, was late.", "Tom Lund", "tom-lund"),
        ("Tom Lund was charged with assault.", "Tom Lund", "tom-lund"),
        ("Tom Lund told the court that he was sorry.", "Tom Lund", "tom-lund"),
        ("Ann Dobbs and her husband, Tom Lund, were late.", "Tom Lund", "tom-lund"),
        ("Tom Lund, of Ostmark, was late.", "Tom Lund", "tom-lund"),
        ("Tom Lund, of Arden, was late.", "Tom Lund", ""),
        ("Tom Lund, who runs a shop, was late.", "Tom Lund", ""),
        ("Plumber Tom Lund was late.", "Tom Lund", ""),
        ("Rosa Bell, from Arden, was late.", "Rosa Bell", "rosa-bell"),
        ("The victim, Rosa Bell, was late.", "Rosa Bell", ""),
        ("The singer Jane Reed, 52, wept.", "Jane Reed", ""),
        ("The singer Jane Reed, 29, wept.", "Jane Reed", "jane-reed"),
    ],
)
def test_what_counts_hangs_on_the_name_and_on_what_is_known(text, name, who):
    assert whom(text, name) == who


def test_a_town_that_a_model_takes_for_its_club_is_a_hint_of_a_home():
    text = "Paul Ward, of Arden, won. Paul Ward wept."
    club = Candidate(Span(0, 14, 19), "Arden", by="model", kind="organisation")
    assert ("Paul Ward", "paul-ward") not in links(text, extra=(club,), base=BASE)
    spoken = text + " Parliament and the voters heard."
    assert ("Paul Ward", "paul-ward") in links(spoken, extra=(club,), base=BASE)


def test_what_is_told_once_holds_in_the_whole_text():
    text = "Mary Hall, 34, from Arden, was hurt.\nWhat Mary Hall's friends say is kind."
    assert whom(text, "Mary Hall") == ""


def test_a_namesake_in_a_quote_does_not_silence_somebody_whom_all_know():
    text = (
        '"I am Rosa Bell, 34, a nurse from Arden."\nRosa Bell told parliament that ministers lie.'
    )
    assert whom(text, "Rosa Bell") == "rosa-bell"


def test_where_the_known_one_is_not_meant_nobody_who_is_known_less_is():
    base = Base(written((SINGER, TWIN), (bases.named(SINGER), bases.named(TWIN))))
    assert of("Mary Hall pleaded guilty. Her album and her tour were put off.", base=base) in (
        "",
        "mary-hall",
    )
    assert of("Mary Hall, 34, from Arden, was hurt.", base=base) == ""


def test_a_headline_goes_by_the_body():
    body = Mention(Span(0, 0, 9), "Mary Hall", "person", "", "model")
    passages = (Passage(index=9, text="Mary Hall sings at a concert"),)
    there = known_names(BASE, passages, {})
    known = {"mary-hall": BASE.entity(BASE.index("mary-hall"))}
    bounds = sentences(passages)
    alone = resolve(passages, bounds, there, known, ())
    after = resolve(passages, bounds, there, known, (), before=(body,))
    assert [m.entity for m in alone.mentions] == ["mary-hall"]
    assert not any(m.entity for m in after.mentions)


def test_a_site_knows_its_own_people():
    own = (Entity(id="mine", name="Mary Hall", kind="person"),)
    assert of("Mary Hall, 34, from Arden, was hurt.", own=own, base=BASE) == "mine"


def test_names_of_many_and_of_few():
    assert is_of_many("Mary Hall")
    assert not is_of_many("Mary Lund")
    assert not is_of_few("Mary Lund")
    assert is_of_few("Ida Lund")
