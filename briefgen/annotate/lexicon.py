"""English words that say how a capitalised neighbour of a name is to be read. All lower case."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


TITLES = word_set(
    "mr mrs ms mx dr prof professor sir dame lord lady king queen prince princess emperor empress "
    "emir sultan sheikh sheik ayatollah pope cardinal archbishop bishop rabbi imam reverend rev "
    "president vice vice-president pm premier chancellor prime deputy acting interim minister secretary "
    "undersecretary under-secretary ambassador envoy special representative commissioner governor gov "
    "senator sen congressman congresswoman rep speaker leader chairman chairwoman chair chief justice "
    "judge prosecutor attorney solicitor general gen admiral adm colonel col major maj captain capt "
    "lieutenant lt sergeant sgt commander marshal brigadier spokesman spokeswoman spokesperson director "
    "ceo cfo coo executive founder coach mayor councillor councilman councilwoman officer detective "
    "inspector sheriff superintendent former ex-president president-elect then-president opposition "
    "presidential candidate administrator counsel adviser advisor diplomat analyst economist lawmaker premier-designate "
    "first supreme secretary-general high monsignor comrade crown"
)
"""Words of office and address; before a surname they belong to the person."""

INSTITUTIONS = word_set(
    "foreign defense defence interior finance treasury trade energy justice health education economy "
    "economic industry intelligence security state home ministry ministries department embassy consulate "
    "consul government cabinet parliament congress senate house assembly national supreme constitutional "
    "federal court army navy air armed marine marines coast guard force forces military police central "
    "administration white democrats democrat republicans republican state's national-security missile "
    "airspace mission delegation allies officials sanctions"
)
"""Words that begin the name of an office of a country: "Japan Defense Ministry" speaks of Japan."""

LEGAL_TAILS = word_set(
    "inc corp co ltd plc llc llp gmbh sa ag nv bv spa se pty limited incorporated"
)
"""What stands behind the name of a firm and says of which form it is."""

_FIRMS_TRADES = word_set(
    "retailer airline brewer lender insurer startup start-up broadcaster publisher conglomerate miner "
    "housebuilder developer manufacturer supplier distributor operator carrier wholesaler grocer "
    "refiner shipbuilder"
)


def is_trade_of_firms(word: str) -> bool:
    """Whether a word in small letters tells of a firm what it does: "chipmaker"."""
    return word in _FIRMS_TRADES or (word.endswith("maker") and len(word) > len("maker"))


CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec"
)

COMPASS = ("north ", "south ", "east ", "west ", "central ", "latin ")
"""Small words before a name that may make a region of it: "north America"."""

FUNCTION_WORDS = word_set(
    "a an the this that these those he she it they we i you his her its their our my your there here in on "
    "at by for from with without to of into onto upon as if and but or nor so yet when while where who "
    "whom what why how which whether after before since until till during under over above below across "
    "around near behind beyond within between among against toward towards through throughout via per "
    "despite because although though unless unlike like both each either neither some many most much more "
    "less few several any all no not none another other others such just only even still also then now "
    "later earlier soon meanwhile however moreover furthermore nevertheless instead perhaps maybe today "
    "yesterday tomorrow once twice again ultimately specifically finally according asked about than is was "
    "are were will would can could may might must should did does do has had have let visit quit join "
    "why given except regarding concerning including following ahead besides amid inside outside one two "
    "three four five six seven eight nine ten"
)
"""Words that may begin a sentence before a name without being part of it."""

NAME_HEADS = word_set(
    "bank university republic gulf sea strait straits bay port church party kingdom isle isles cape voice "
    "times college institute school academy museum bishop archbishop duke duchess prince princess earl "
    "battle treaty museum cathedral order knights sons daughters city county state province lake mount river "
    "valley house league union club society"
)
"""The “Bank of England” is not about England, whatever stands before it."""

NAME_TAILS = word_set(
    "airport university school street avenue road boulevard center centre institute foundation stadium "
    "arena hospital prize award awards times post journal herald tribune bridge library college square "
    "park tower hall museum doctrine act law plan library institution fellowship jr sr"
)
"""Words that make a person's name part of another name: "George Bush Airport"."""

COMMON_WORDS = word_set(
    "reading mobile nice of bath most male van best young long price gas union progress target gap ball "
    "key visa fox post liberty energy state justice interior commerce education labor police independent "
    "guardian standard general center central bar sun park can many man same split deal sale hit trail "
    "orange victoria hope page enterprise republic national congress meta apple shell gap march may april "
    "june august will mark bill rob grant sue pat drew rich chase hunt ford cook rice brown white black "
    "green king bush speed battle bond case church cross day field wood hill stone rose turkey china "
    "chad jersey cork split essex reading lead us who it un it's his sharp wells wales"
)
"""At the start of a sentence one cannot see whether these are names."""

PARTICLES = word_set(
    "al el bin ibn ben bint abu da das de del della der den des di do dos du la le les van von vom zu zum "
    "ter ten af av st. mac"
)
SUFFIXES = word_set("jr jr. sr sr. ii iii iv v esq esq. phd md")

FAMILY_FIRST_COUNTRIES = word_set("kr kp cn tw hk mo sg kh")
FAMILY_FIRST_LANGUAGES = word_set("ko zh km")
FAMILY_NAMES = word_set(
    "xi li wang zhang liu chen zhao zhou wu xu hu zhu deng mao jiang wen qin yoon choi moon roh nguyen tran "
    "pham vo ngo dang hoang kim lee han tsai chiang lai ma tang chan wong cheung leung lam"
)
"""Family names that stand first in two- and three-word names if nothing else decides."""

NOMINALS = word_set(
    "department ministry agency court alliance company bank party commission council committee union "
    "organization organisation university institute fund bureau board army navy police parliament senate "
    "congress assembly administration authority corporation group league foundation association court "
    "tribunal office service force academy"
)
"""Head nouns by which a text comes back to an organisation: "the department"."""
