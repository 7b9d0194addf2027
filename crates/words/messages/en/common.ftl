### What every command and page may say.

verbatim = { $text }
lines = { $first }{"\u000A"}{ $second }
list = { $rest } and { $last }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

unit-percent = %
unit-percent-of-gdp = % of GDP
unit-percent-of-exports = % of exports
unit-percent-of-exporting-firms = % of exporting firms
unit-percent-of-firms = % of firms
unit-percent-of-total-employment = % of employment
unit-percent-per-year = % a year
unit-thousand-usd = thousand US$
unit-million-usd = million US$
unit-thousand-persons = thousand persons

share-of-exports = { $share } of exports

# Around a table
source = Source: { $source }
note = Note: { $note }
definition = How it is measured: { $definition }
missing = no data
empty-table = No rows.

# Files
file-unreadable = { $file } cannot be read: { $reason }.
file-compression = { $file } cannot be unpacked: { $reason }. Send the file again, or unpack it first.
file-too-large = { $file } is larger than { $limit } MiB when unpacked. Split it, or keep only the rows you need.
file-archive = { $file } is a zip archive or a workbook, not a text. Unpack it, or save the sheet as CSV.
file-empty = { $file } is empty: its first row must name the columns.
file-column = { $file } has no column `{ $column }`; it has { $found }.
file-ragged = { $file }, row { $row }: { $found } cells where the header has { $expected }. Put a text that holds the separator between quotes.
file-cell = { $file }, row { $row }, column `{ $column }`: `{ $text }` is not { $needs }.
file-needs-number = a number (digits with a decimal point; leave the cell empty for missing)
file-needs-country = the three-letter code of a country
file-needs-place = the code of a country or region
file-needs-product = a code of the Harmonized System (2, 4 or 6 digits)
file-needs-whole = a whole number
file-needs-code = one of the codes that this column allows
