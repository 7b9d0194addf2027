### What tables, charts and their errors say.

flag = Warning ({ $verdict }): { $why } (check { $check })
share-of-total = Share of the total
highest-lowest = Highest: { $highest }. Lowest: { $lowest }.
rows-missing = No data: { $rows }

about-column = Column
about-label = Heading
about-unit = Unit
about-description = Description

error-format-unknown = `{ $format }` is not a format; choose one of { $known }
error-format-unknown-nearest = `{ $format }` is not a format; did you mean { $nearest }? Choose one of { $known }
error-chart-column = the chart of table `{ $table }` needs the column `{ $column }`, which the table lacks; name one of { $known }
error-chart-number = the chart of table `{ $table }` draws the column `{ $column }`, which holds no numbers; name a column of numbers
error-chart-series = a { $kind } chart draws { $needs } of numbers, but the chart of table `{ $table }` names { $has }; change its list of series
error-chart-series-one = one column
error-chart-series-two = two columns
error-chart-series-any = at least one column
error-one-table = { $format } holds one table, not { $count }; ask for one figure at a time, or choose { $others }
error-writer = failed to write { $format }: { $cause }; choose another format, or report this as a fault of Puente
