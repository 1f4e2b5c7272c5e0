"""Words for measures, fractions and counted nouns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import alternatives


def _spellings() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for unit, names in _NAMES.items():
        for name in names.split("|"):
            table[name] = unit
    return table


_NAMES: Final = {
    "km": "km|kilometre|kilometres|kilometer|kilometers|kms",
    "miles": "mile|miles",
    "nautical miles": "nautical mile|nautical miles",
    "m": "metre|metres|meter|meters",
    "cm": "cm|cms|centimetre|centimetres|centimeter|centimeters",
    "mm": "mm|millimetre|millimetres|millimeter|millimeters",
    "feet": "feet|foot|ft",
    "inches": "inches|inch",
    "yards": "yards|yard",
    "km²": "square kilometres|square kilometers|square kilometre|square kilometer|square km|sq km|km²",
    "square miles": "square miles|square mile|square-mile|sq miles",
    "m²": "square metres|square meters|square metre|square meter|sq m|m²",
    "square feet": "square feet|square foot|sq ft",
    "m³": "cubic metres|cubic meters|cubic metre|cubic meter|m³",
    "acres": "acres|acre",
    "hectares": "hectares|hectare|ha",
    "kg": "kg|kilogram|kilograms|kilogramme|kilogrammes|kilos|kilo",
    "g": "grams|gram|grammes",
    "mg": "mg|milligrams|milligram",
    "tonnes": "tonnes|tonne|metric tons|metric ton",
    "tons": "tons|ton",
    "pounds": "pounds|pound|lbs|lb",
    "ounces": "ounces|ounce|oz",
    "barrels": "barrels|barrel",
    "litres": "litres|litre|liters|liter",
    "gallons": "gallons|gallon",
    "°C": "degrees Celsius|degrees centigrade|degree Celsius|°C|C degrees",
    "°F": "degrees Fahrenheit|degree Fahrenheit|°F",
    "degrees": "degrees|degree",
    "W": "watts|watt",
    "kW": "kW|kilowatts|kilowatt",
    "MW": "MW|megawatts|megawatt",
    "GW": "GW|gigawatts|gigawatt",
    "kWh": "kWh|kilowatt-hours|kilowatt hours",
    "MWh": "MWh|megawatt-hours|megawatt hours",
    "GWh": "GWh|gigawatt-hours|gigawatt hours",
    "TWh": "TWh|terawatt-hours|terawatt hours",
    "mph": "mph|miles per hour|miles an hour",
    "km/h": "km/h|kph|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour",
    "knots": "knots",
    "GB": "GB|gigabytes|gigabyte",
    "MB": "MB|megabytes|megabyte",
    "TB": "TB|terabytes|terabyte",
    "megapixels": "megapixels|megapixel",
    "ppm": "ppm|parts per million|parts a million",
    "ppb": "ppb|parts per billion|parts a billion",
}

MEASURES: Final = _spellings()
"""Spelling → unit as `Quantity.unit` says it."""
MEASURE: Final = alternatives(MEASURES)

DENOMINATORS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "halve": 2,
}

COUNTED: Final = word_set(
    "people men women children police personnel staff troops aircraft ships fish sheep cattle "
    "Israelis Pakistanis Qataris Saudis Iraqis Kuwaitis Omanis Yemenis Emiratis Bahrainis Bangladeshis Somalis Nepalis "
    "Azerbaijanis Punjabis Kashmiris Bengalis Yazidis Houthis rabbis taxis skis bikinis safaris alibis kiwis "
    "crew person child man woman homeless jobs bus buses businesses buses viruses crises"
)
"""Nouns that count without an ending "s", and singular ones after "one"."""

SINGULAR: Final = frozenset({"person", "child", "man", "woman", "bus"})
"""Those of them that are one."""

IN_MILLIONS: Final = word_set(
    "people men women children households families homes customers users subscribers members viewers "
    "listeners readers followers passengers visitors tourists travellers commuters patients voters votes "
    "workers employees jobs pupils students pensioners taxpayers drivers motorists refugees migrants "
    "residents consumers shoppers borrowers claimants shares tonnes tons barrels gallons litres hectares "
    "acres miles kilometres copies tickets meals parcels packages items accounts visits views "
    "downloads doses tests cars phones bottles transactions journeys trips passports animals "
    "birds chickens sheep cattle pigs bales"
)
"""Nouns before which "4m" counts millions: what is rarely told apart by its metres."""

PERSONS: Final = word_set(
    "people persons men women children boys girls babies infants toddlers teenagers teens adults youths pensioners "
    "residents villagers locals neighbours neighbors citizens civilians bystanders onlookers pedestrians passers-by "
    "police officers personnel staff crew troops soldiers marines sailors pilots guards recruits conscripts veterans "
    "fighters militants rebels insurgents terrorists bombers attackers assailants gunmen militiamen mercenaries "
    "protesters protestors demonstrators activists marchers rioters looters supporters fans spectators "
    "students pupils teachers workers employees miners farmers fishermen labourers laborers builders engineers "
    "passengers drivers motorists cyclists riders commuters travellers travelers tourists visitors holidaymakers "
    "migrants refugees evacuees worshippers pilgrims mourners guests patients doctors nurses medics paramedics "
    "rescuers firefighters volunteers journalists reporters officials lawmakers mayors judges candidates "
    "suspects victims survivors casualties hostages captives prisoners inmates detainees members others "
    "hikers climbers skiers swimmers divers brothers sisters sons daughters relatives friends"
)
"""Nouns for people: what "injured 23" goes on counting."""

ANIMALS: Final = word_set(
    "animal animals beast beasts pet pets livestock wildlife herd herds flock flocks mammal mammals reptile reptiles "
    "dog dogs puppy puppies hound hounds cat cats kitten kittens wolf wolves fox foxes bear bears lion lions tiger tigers "
    "leopard leopards cheetah cheetahs jaguar jaguars cougar cougars lynx hyena hyenas coyote coyotes dingo dingoes "
    "sheep lamb lambs ewe ewes goat goats cow cows cattle bull bulls calf calves ox oxen buffalo buffaloes bison "
    "yak yaks pig pigs hog hogs boar boars horse horses pony ponies foal foals donkey donkeys mule mules camel camels llama llamas "
    "alpaca alpacas deer elk moose reindeer caribou antelope antelopes gazelle gazelles zebra zebras giraffe giraffes elephant "
    "elephants rhino rhinos rhinoceros hippo hippos ape apes gorilla gorillas chimpanzee chimpanzees monkey monkeys "
    "kangaroo kangaroos koala koalas wombat wombats hare hares rabbit rabbits mouse mice rat rats squirrel squirrels badger badgers "
    "otter otters beaver beavers bat bats hedgehog hedgehogs mink bird birds hen hens chicken chickens chick chicks "
    "duck ducks goose geese swan swans turkeys pigeon pigeons gull gulls eagle eagles hawk hawks owl owls "
    "vulture vultures crow crows raven ravens penguin penguins puffin puffins flamingo flamingos stork storks "
    "whale whales dolphin dolphins porpoise porpoises seal seals walrus walruses shark sharks fish fishes salmon trout "
    "turtle turtles tortoise tortoises crocodile crocodiles alligator alligators snake snakes lizard lizards frog frogs "
    "toad toads bee bees wasp wasps hive hives insect insects"
)
"""Animals: where one is named, a bare number may count its kind."""

OF_A_YEAR: Final = word_set(
    "levels results figures prices rates sales forecasts estimates targets prospects profits losses "
    "earnings revenues budgets plans accounts elections standards models awards taxes returns"
)
"""Plans and outcomes, which verbs have of a year: "they lowered 2012 forecasts"."""

NOT_COUNTED: Final = word_set(
    "says has was does goes its this his hers ours theirs yours always perhaps besides "
    "towards afterwards versus minus plus across less various previous serious thus pass "
    "cross wants needs plans takes makes comes gets gives calls adds shows remains means "
    "becomes includes remains costs sells weighs bucks times others news years months weeks days hours minutes seconds "
    "decades centuries nowadays sometimes overseas upwards downwards sales-wise thousands "
    "millions hundreds dozens billions percent series lets seems appears requires provides "
    "relies denies implies applies varies qualifies testifies identifies receives believes arrives agrees argues "
    "reflects indicates equals elects rages diabetes measles mumps physics politics economics mathematics athletics gymnastics electronics "
    "themselves ourselves yourselves"
)
"""Words in "s" that a number before them does not count; lengths of time are dates' business, and bucks are money."""

NOT_IN_BETWEEN: Final = word_set(
    "of to in on at by for from with and or but nor than times as is are was were be been will "
    "would can could may might must shall should do did had have the a an that which who whom "
    "whose when where while if because since until after before about over under between into "
    "onto through during against among per via not no he she it they we you i him her them us "
    "said told died killed injured wounded won lost met held took came went ran fell rose "
    "suffered received attended entered reached fled became began got gave kept brought sought backed faced "
    "left found there costs sells weighs bucks a.m p.m am pm"
)
"""Words that end the search for a counted noun: it stands right after its modifiers."""

NUMBERED: Final = word_set(
    "Article Section Chapter Flight Boeing Airbus Room Channel Page No Nos Number Highway "
    "Route Resolution Game Level Phase Type Day Week Class Grade Windows Apollo Group Title "
    "Interstate Proposition Bill Act Rule Covid Area Formula Gate Unit Reactor Platform Line "
    "Lot Part Volume Figure Table Round Season Episode Stage Step Tier World War Super Bowl Category Categories "
    "Count Charge "
    "Sections Articles Chapters Grades Levels Schedule Zone Zones Division District Districts Annex Appendix "
    "Pier Block Sector FTSE S&P Fortune Nasdaq Stoxx Russell Nikkei Radio Ward iPhone iPad Galaxy Pixel PlayStation "
    "January February March April May June July August September October "
    "November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
"""Capitalised words whose number is part of their name."""
