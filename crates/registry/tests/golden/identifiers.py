"""Writes identifiers.csv: made-up numbers and what python-stdnum says of them.

Run with python-stdnum 2.2 installed: python identifiers.py > identifiers.csv
The verdicts are `valid`, `check` (only the check digit does not fit) and `invalid`.
"""

import importlib
import random
import string

from stdnum.exceptions import InvalidChecksum, ValidationError

CAPITALS = string.ascii_uppercase
EACH = 120  # well-formed numbers a scheme; as many again with a right check digit

random.seed(20260101)


def digits(count):
    return "".join(random.choice(string.digits) for _ in range(count))


def either(*beginnings):
    return random.choice(beginnings)


def rfc():
    letters = "".join(random.choice(CAPITALS + "&Ñ") for _ in range(random.choice((3, 4))))
    date = f"{random.randint(0, 99):02}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    return letters + date + random.choice("123456789ABCV") + random.choice("123456789XYZ") + "0"


def cnpj():
    signs = string.digits + CAPITALS if random.random() < 0.5 else string.digits
    return "".join(random.choice(signs) for _ in range(8)) + "0001" + digits(2)


def ruc_of_ecuador():
    province = f"{random.randint(1, 24):02}"
    return province + random.choice("0123456699999") + digits(7) + "001"


def first(count):
    return random.choice("123456789") + digits(count - 1)


# Scheme, country, module, maker of a well-formed number, places of its check digits.
SCHEMES = [
    ("ar-cuit", "ARG", "ar.cuit", lambda: either("20", "27", "30", "33") + digits(9), (10,)),
    ("br-cnpj", "BRA", "br.cnpj", cnpj, (12, 13)),
    ("br-cpf", "BRA", "br.cpf", lambda: first(11), (9, 10)),
    ("cl-rut", "CHL", "cl.rut", lambda: first(random.choice((8, 9))), (-1,)),
    ("co-nit", "COL", "co.nit", lambda: first(random.choice((8, 9, 10, 11))), (-1,)),
    ("cr-juridica", "CRI", "cr.cpj", lambda: "3" + either("002", "101", "102") + digits(6), ()),
    ("cr-fisica", "CRI", "cr.cpf", lambda: first(9), ()),
    ("cr-dimex", "CRI", "cr.cr", lambda: "1" + digits(random.choice((10, 11))), ()),
    ("do-rnc", "DOM", "do.rnc", lambda: either("1", "4") + digits(8), (8,)),
    ("do-cedula", "DOM", "do.cedula", lambda: either("001", "402") + digits(8), (10,)),
    ("ec-ruc", "ECU", "ec.ruc", ruc_of_ecuador, (8, 9)),
    ("gt-nit", "GTM", "gt.nit", lambda: first(random.choice((5, 7, 8, 9))), (-1,)),
    ("mx-rfc", "MEX", "mx.rfc", rfc, (-1,)),
    ("pe-ruc", "PER", "pe.ruc", lambda: either("10", "15", "17", "20") + digits(9), (10,)),
    ("py-ruc", "PRY", "py.ruc", lambda: first(random.choice((6, 7, 8, 9))), (-1,)),
    ("sv-nit", "SLV", "sv.nit", lambda: "0" + digits(9) + either("001", "100", "101", "202")
     + digits(1), (13,)),
    ("uy-rut", "URY", "uy.rut", lambda: f"{random.randint(1, 22):02}" + first(6) + "001"
     + digits(1), (11,)),
    ("ve-rif", "VEN", "ve.rif", lambda: random.choice("VEJPG") + digits(9), (9,)),
]


def verdict(module, number):
    try:
        module.validate(number)
    except InvalidChecksum:
        return "check"
    except ValidationError:
        return "invalid"
    if module.__name__.endswith("rfc"):
        try:
            module.validate(number, validate_check_digits=True)
        except ValidationError:
            return "check"
    return "valid"


def mended(module, number, places):
    """The number with a check digit that fits, if any does."""
    candidates = [number]
    for place in places:
        place %= len(number)
        candidates = [c[:place] + sign + c[place + 1:]
                      for c in candidates for sign in string.digits + "AK"]
    random.shuffle(candidates)
    return next((c for c in candidates if verdict(module, c) == "valid"), None)


def spoilt(number):
    """The number with one fault that is not in its check digit."""
    place = random.randrange(len(number) // 2)
    return random.choice((
        number + "0" + number[-1],
        number[: len(number) // 2 - 2],
        number[:place] + "?" + number[place + 1:],
    ))


print("scheme,country,number,verdict,written")
for scheme, country, name, make, places in SCHEMES:
    module = importlib.import_module("stdnum." + name)
    write = getattr(module, "format", module.compact)
    rows = set()
    while len(rows) < 2 * EACH:
        number = make()
        rows.add(number)
        right = mended(module, number, places)
        if right:
            rows.add(right)
    for number in sorted(rows):
        print(scheme, country, number, verdict(module, number), write(number), sep=",")
    for number in sorted(random.sample(sorted(rows), 40)):
        wrong = spoilt(number)
        if verdict(module, wrong) == "invalid":
            print(scheme, country, wrong, "invalid", "", sep=",")
