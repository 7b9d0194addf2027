### What the registry says: firms, communities, ties, consent and the case file.

## Tax identifiers

scheme-ar-cuit = CUIT
scheme-bo-nit = NIT
scheme-br-cnpj = CNPJ
scheme-br-cpf = CPF
scheme-cl-rut = RUT
scheme-co-nit = NIT
scheme-cr-juridica = Cédula jurídica
scheme-cr-fisica = Cédula física
scheme-cr-dimex = DIMEX
scheme-do-rnc = RNC
scheme-do-cedula = Cédula
scheme-ec-ruc = RUC
scheme-gt-nit = NIT
scheme-hn-rtn = RTN
scheme-mx-rfc = RFC
scheme-ni-ruc = RUC
scheme-ni-cedula = Cédula
scheme-pa-ruc = RUC
scheme-pe-ruc = RUC
scheme-py-ruc = RUC
scheme-sv-nit = NIT
scheme-sv-dui = DUI
scheme-uy-rut = RUT
scheme-ve-rif = RIF
scheme-other = Tax number

identifier-example = { $scheme } { $example }
error-identifier-empty = no number is written; in { $country } they look like { $examples }. Leave the field empty if there is none
error-identifier-sign = `{ $text }` has a `{ $sign }`, which stands in no tax number of { $country }; they look like { $examples }
error-identifier-length = `{ $text }` has { $count } letters and digits, which is too few or too many; in { $country } they look like { $examples }
error-identifier-kind = `{ $text }` has a letter where the { $scheme } has a digit, or the other way round; in { $country } they look like { $examples }
error-identifier-part = `{ $text }` is not made up like a number of the kind { $scheme }; compare it, above all its beginning, with the paper it stands on. In { $country } they look like { $examples }
warning-identifier-check = The check digit of { $scheme } { $number } does not fit the rest. Compare it with the paper it stands on; if it is printed so, keep it.

## Amounts of money

error-money-empty = no amount is written; write it like 1234.50, or leave the field empty if it is not known
error-money-not-a-number = `{ $text }` is not an amount of this currency; write it like 1234.50
error-money-ambiguous = `{ $text }` may be thousands or decimals; write thousands without a sign between them, like 1234, and decimals with two digits, like 1.23
error-money-too-precise = `{ $text }` has more decimals than the currency; round it to what can be paid
error-money-too-large = `{ $text }` is more than an amount can be; check the number of digits
