### The command line.

help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-puente = Puente: where a country stands, which numbers can be trusted, how firms learn from each other
help-demo = Make what a first look needs in a folder of its own and serve the pages
help-serve = Serve the pages
help-paper = The tables of the paper, and whether they reproduce
help-paper-list = List the tables with their checks and faults
help-paper-show = Print a table exactly as the paper prints it
help-paper-replicate = Recompute everything that the paper allows to be recomputed
help-profile = Describe a country or South America from the paper
help-arg-language = Language of sentences and numbers: en, es or pt
help-arg-listen = Where to serve the pages (default 127.0.0.1:8080)
help-arg-data = Folder of the institution (default puente-data) and, in its folder paper, of the paper
help-arg-log = What to log, such as info or web=debug
help-arg-config = File with settings (default: puente.toml, when it is there)
help-arg-folder = Folder to make
help-arg-id = Table: 1 to 6, A1 to A7, box1, claims or references
help-arg-only = Only rows that hold this value, such as country=BOL; may be given again
help-arg-place = Country by code or name in any language, or south-america
help-arg-figure = Only this figure, such as products or sme-exports
help-arg-format = terminal, csv, json, parquet, xlsx, markdown or html (default: by the file's extension, else terminal)
help-arg-output = File to write (default: standard output)
help-arg-chart = File for the chart: .svg or .png
help-arg-help = Print this help
help-arg-version = Print the version

serving = Puente is ready at { $address } (stop it with Ctrl-C)
written = { $file } written
code-and-name = { $code } ({ $name })
verdict-count = { $count } { $verdict }
replication-counts = { $checks } checks: { $counts }

config-broken = { $file } is not a valid settings file: { $reason }
our-fault = Something in Puente is broken: { $reason }. Please report it.
unknown-place = Puente has no profile of “{ $text }”; it has the ten countries of South America by code or name, and south-america.
unknown-place-nearest = Puente has no profile of “{ $text }”; did you mean { $nearest }?
unknown-figure = The profile has no figure “{ $text }”; did you mean { $nearest }?
format-unknown = The extension of { $file } names no format; use .txt, .csv, .json, .parquet, .xlsx, .md or .html, or say --format.
format-binary = { $format } is not text; name a file with --output.
unwritable = { $file } cannot be written: { $reason }.
no-chart = Table { $table } holds nothing to draw.
chart-format = { $file }: a chart is drawn as .svg or .png.
chart-crowded = { $rows } rows are too many for one chart (at most { $limit }); choose some with --only, such as --only country=BOL --only year=2013.
only-form = “{ $text }” is not of the form COLUMN=VALUE, such as country=BOL.
only-column = There is no column “{ $column }”; the table has { $known }.
cannot-listen = Cannot serve at { $address }: { $reason }. Choose another address with --listen, such as 127.0.0.1:8081.
log-filter = “{ $text }” is not a log filter: { $reason }.

demo-making = Making the demonstration institution, this takes a few seconds …
help-arg-reset = Begin anew: delete what was changed in the demonstration
help-arg-behind_tls = People reach the pages over TLS, by a proxy in front; cookies then demand it
