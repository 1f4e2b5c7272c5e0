"""The commonest given names and surnames of the news: so many bear them that one of them tells little."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.lexicon import word_set

_GIVEN: Final = word_set(
    "aaron adam adrian alan alex alexander alfie alice alison amanda amy andrea andrew andy angela ann anna anne "
    "anthony barbara barry becky ben benjamin beth bill billy bob bobby brandon brenda brian bruce callum carl carol "
    "caroline catherine charles charlie charlotte chloe chris christian christina christine christopher claire clare "
    "colin connor craig daisy dan daniel danny darren dave david dawn dean deborah debbie denise dennis derek diana "
    "diane donald donna doris dorothy doug douglas dylan eddie edward eleanor elizabeth ellen ellie emily emma eric "
    "ethan evan fiona frances frank fred gareth gary gavin gemma geoff george gerald gillian gordon grace graham greg "
    "hannah harold harriet harry hayley heather helen henry holly hugh ian isaac jack jackie jacob jacqueline jake "
    "james jamie jane janet janice jason jay jean jeff jennifer jenny jeremy jerry jess jessica jill jim jimmy jo joan "
    "joanna joanne joe john johnny jon jonathan jordan joseph josh joshua joyce judith judy julia julian julie justin "
    "karen kate katherine kathleen kathy katie keith kelly ken kenneth kerry kevin kieran kim kimberly kirsty kyle "
    "larry laura lauren leanne lee len leon leonard leslie lewis liam linda lindsay lisa liz logan lorraine louis louise "
    "lucy luke lynn malcolm marcus margaret maria marie marion mark martin mary mason matt matthew maureen max megan "
    "melanie melissa michael michelle mick mike mitchell mohammed mohamed muhammad ahmed ali molly nancy natalie nathan "
    "neil nicholas nick nicola nicole nigel noah norman oliver olivia owen pamela pat patricia patrick paul paula "
    "pauline peter phil philip rachel ray raymond rebecca rhys richard rick ricky rob robert robin rod roger ron ronald "
    "rose rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sharon sheila shirley "
    "simon sophie stacey stephanie stephen steve steven stuart sue susan suzanne sylvia tara ted terry thomas tim "
    "timothy tina toby todd tom tommy tony tracey tracy trevor tyler valerie vanessa vera vicky victoria vincent virginia "
    "walter wayne wendy will william zoe jose juan carlos luis miguel pedro ana kumar singh"
)
_SURNAMES: Final = word_set(
    "adams ahmed alexander ali allen anderson andrews armstrong arnold ashton atkinson bailey baker ball banks barber "
    "barker barlow barnes barrett barton baxter bell bennett berry best black blake bond booth bowen boyd bradley "
    "brady brooks brown bryant buckley burke burns burton bush butler byrne cameron campbell carpenter carr carroll "
    "carter chapman chambers child clark clarke cole coleman coles collins cook cooke cooper cox craig crawford cross "
    "cunningham curtis daly daniels davey davidson davies davis davison dawson day dean dixon dobson doherty doyle "
    "duncan dunn edwards elliott ellis evans farrell fisher fleming fletcher ford foster fowler fox francis "
    "fraser freeman french fuller gallagher garcia gardner george gibbs gibson gilbert gill gonzalez goodwin gordon "
    "graham grant gray green greene gregory griffin griffiths hall hamilton hammond hancock hansen hardy harper harris "
    "harrison hart harvey hawkins hayes hayward henderson henry hernandez higgins hill hobbs hodgson holland holmes "
    "holt hopkins horton howard howe howell hudson hughes hunt hunter hussain jackson jacobs james jenkins jennings "
    "jensen john johnson johnston jones jordan joseph joyce kane kaur kay kennedy kerr khan king kelly knight "
    "kumar lambert lane lawrence lawson lee lewis little lloyd long lopez lowe lynch macdonald mackenzie marsh marshall "
    "martin martinez mason matthews may mccarthy mcdonald mckenzie mclean mcmahon miles miller mills mitchell moore "
    "moran morgan morris morrison morton moss murphy murray myers nash nelson newman newton nguyen nicholls nicholson "
    "nolan norman norris norton o'brien o'connor o'donnell o'neill o'reilly o'sullivan oliver osborne owen owens page "
    "palmer park parker parkinson parry parsons patel patterson payne pearce pearson perez perkins perry peters peterson "
    "phillips pierce poole pope porter potter powell power price pritchard pugh quinn ramirez randall read reed rees "
    "reeves reid reynolds rhodes rice richards richardson riley rivera roberts robertson robinson rodriguez rogers rose "
    "ross rowe russell ryan sanchez sanders saunders scott shah sharma sharp shaw sheppard simmons simon simpson sims "
    "sinclair singh skinner smith spencer stanley stephens stephenson stevens stevenson stewart stone sullivan sutton "
    "swift taylor terry thomas thompson thomson thorpe todd torres townsend tran tucker turner vaughan wade walker wall "
    "wallace walsh walters walton ward warner warren waters watkins watson watts weaver webb webster welch wells west "
    "wheeler white whitehead wilkins wilkinson williams williamson willis wilson winter wood woods woodward wright "
    "wyatt yates young"
)


def is_of_many(name: str) -> bool:
    """Whether many bear a full name: its first word and its last are among the commonest."""
    first, _, rest = name.lower().partition(" ")
    return first in _GIVEN and rest.rpartition(" ")[2] in _SURNAMES


def is_of_few(name: str) -> bool:
    """Whether few bear a full name: neither its first word nor its last is among the commonest."""
    first, _, rest = name.lower().partition(" ")
    return first not in _GIVEN and rest.rpartition(" ")[2] not in _SURNAMES
