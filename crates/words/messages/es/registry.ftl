### Lo que dice el registro: empresas, comunidades, vínculos, consentimiento y expediente.

## Identificadores tributarios

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
scheme-other = Número fiscal

identifier-example = { $scheme } { $example }
error-identifier-empty = no hay ningún número escrito; en { $country } tienen esta forma: { $examples }. Deje el campo vacío si no tiene
error-identifier-sign = `{ $text }` tiene un `{ $sign }`, que no aparece en ningún número tributario de { $country }; tienen esta forma: { $examples }
error-identifier-length = `{ $text }` tiene { $count } letras y dígitos: son de menos o de más; en { $country } tienen esta forma: { $examples }
error-identifier-kind = `{ $text }` tiene una letra donde el número de { $scheme } lleva un dígito, o al revés; en { $country } tienen esta forma: { $examples }
error-identifier-part = `{ $text }` no está compuesto como un número de { $scheme }; compárelo, sobre todo el comienzo, con el papel donde figura. En { $country } tienen esta forma: { $examples }
warning-identifier-check = El dígito verificador de { $scheme } { $number } no corresponde al resto. Compárelo con el papel donde figura; si está impreso así, déjelo.

## Montos

error-money-empty = no hay ningún monto escrito; escríbalo como 1234,50, o deje el campo vacío si no se conoce
error-money-not-a-number = `{ $text }` no es un monto en esta moneda; escríbalo como 1234,50
error-money-ambiguous = `{ $text }` puede ser miles o decimales; escriba los miles sin separador, como 1234, y los decimales con dos dígitos, como 1,23
error-money-too-precise = `{ $text }` tiene más decimales que la moneda; redondéelo a lo que se puede pagar
error-money-too-large = `{ $text }` es más de lo que puede ser un monto; revise la cantidad de dígitos
