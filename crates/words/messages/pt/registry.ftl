### O que diz o registro: empresas, comunidades, vínculos, consentimento e dossiê.

## Identificadores fiscais

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
error-identifier-empty = nenhum número foi escrito; em { $country } eles têm esta forma: { $examples }. Deixe o campo vazio se não houver
error-identifier-sign = `{ $text }` tem um `{ $sign }`, que não aparece em nenhum número fiscal de { $country }; eles têm esta forma: { $examples }
error-identifier-length = `{ $text }` tem { $count } letras e dígitos: são de menos ou demais; em { $country } eles têm esta forma: { $examples }
error-identifier-kind = `{ $text }` tem uma letra onde o número de { $scheme } tem um dígito, ou o contrário; em { $country } eles têm esta forma: { $examples }
error-identifier-part = `{ $text }` não é composto como um número de { $scheme }; compare-o, sobretudo o começo, com o papel em que consta. Em { $country } eles têm esta forma: { $examples }
warning-identifier-check = O dígito verificador de { $scheme } { $number } não corresponde ao resto. Compare com o papel em que consta; se está impresso assim, deixe como está.

## Valores

error-money-empty = nenhum valor foi escrito; escreva como 1234,50, ou deixe o campo vazio se não for conhecido
error-money-not-a-number = `{ $text }` não é um valor nesta moeda; escreva como 1234,50
error-money-ambiguous = `{ $text }` pode ser milhares ou decimais; escreva os milhares sem separador, como 1234, e os decimais com dois dígitos, como 1,23
error-money-too-precise = `{ $text }` tem mais decimais que a moeda; arredonde para o que se pode pagar
error-money-too-large = `{ $text }` é mais do que um valor pode ser; confira a quantidade de dígitos
