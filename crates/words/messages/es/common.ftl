### Lo que toda orden y toda página puede decir.

verbatim = { $text }
lines = { $first }{"\u000A"}{ $second }
list = { $rest } y { $last }

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

unit-percent = %
unit-percent-of-gdp = % del PIB
unit-percent-of-exports = % de las exportaciones
unit-percent-of-exporting-firms = % de las empresas exportadoras
unit-percent-of-firms = % de las empresas
unit-percent-of-total-employment = % del empleo
unit-percent-per-year = % por año
unit-thousand-usd = miles de US$
unit-million-usd = millones de US$
unit-thousand-persons = miles de personas

share-of-exports = { $share } de las exportaciones

# Alrededor de una tabla
source = Fuente: { $source }
note = Nota: { $note }
definition = Cómo se mide: { $definition }
missing = sin dato
empty-table = Sin filas.

# Archivos
file-unreadable = No se puede leer { $file }: { $reason }.
file-compression = No se puede descomprimir { $file }: { $reason }. Envíe el archivo otra vez o descomprímalo antes.
file-too-large = { $file } ocupa más de { $limit } MiB descomprimido. Divídalo o deje solo las filas que necesita.
file-archive = { $file } es un archivo zip o un libro de cálculo, no un texto. Descomprímalo o guarde la hoja como CSV.
file-empty = { $file } está vacío: su primera fila debe nombrar las columnas.
file-column = { $file } no tiene la columna `{ $column }`; tiene { $found }.
file-ragged = { $file }, fila { $row }: { $found } celdas donde el encabezado tiene { $expected }. Ponga entre comillas el texto que contiene el separador.
file-cell = { $file }, fila { $row }, columna `{ $column }`: `{ $text }` no es { $needs }.
file-needs-number = un número (cifras con punto decimal; deje vacía la celda si falta el dato)
file-needs-country = el código de tres letras de un país
file-needs-place = el código de un país o de una región
file-needs-product = un código del Sistema Armonizado (2, 4 o 6 cifras)
file-needs-whole = un número entero
file-needs-code = uno de los códigos que admite esta columna
