### The profile of a place.

profile-title = { $place } in trade
place-name = { $place }
name-and-share = { $name } ({ $share })
profile-source = McDermott and Pietrobelli (2015), table { $table }
profile-flag = table { $table }, { $place }{ $year }, { $what }: { $why }
column-share-2000 = 2000
column-share-2013 = 2013
column-growth = Growth
column-jobs-before = First year
column-jobs-after = Last year
column-fdi-region = South America
column-share-of-region = Share of South America

# What a place exports
profile-products = What it exports
profile-products-title = { $place }: the five largest export products
profile-products-says = In { $year } { $place } earned most abroad with { $now }.
profile-products-region = In { $count } of { $all } South American countries the largest export of 2013 was { $name }.
profile-products-definition = Share of each four-digit product of the Harmonized System in the value of all goods exported. A product without a share was not among the five largest in that year.
profile-before = In { $year } they were: { $before }.
profile-note-top5 = A dash means that it was not among the five largest in that year, not that it was zero.

# Where to
profile-destinations = Where it exports to
profile-destinations-title = { $place }: the five largest export destinations
profile-destinations-says = In { $year } the largest destinations of exports from { $place } were: { $now }.
profile-destinations-region = For { $count } of { $all } South American countries the largest destination of 2013 was { $name }.
profile-destinations-definition = Share of each destination in the value of all goods exported. A destination without a share was not among the five largest in that year.
destination-free-zones = free zones
destination-unspecified = destination not stated
destination-other-asia-not-else-specified = other Asia

# Investment
profile-investment = Foreign investment over the years
profile-investment-title = { $place }: inflows of foreign direct investment
profile-investment-says = Foreign firms invested { $value } million US$ in { $place } in { $year }; the largest inflow was { $most } million US$ in { $peak }.
profile-investment-peak = Foreign firms invested { $value } million US$ in { $place } in { $year }, more than in any earlier year printed.
profile-investment-share = That was { $share } of the inflow of South America in { $year }.
profile-investment-missing = The paper prints no foreign direct investment for { $place }.
profile-investment-definition = Foreign direct investment that entered in the year, in million US dollars of that year, prices not adjusted. A negative number means that more was withdrawn than invested.
profile-note-average = The first period is the simple average of 2000 to 2006.

# Beside the region and the best peer
measure-missing = The paper prints no number for { $place } here ({ $what }).
measure-mean = the mean of the South American countries is { $value }
measure-total = all South America together stands at { $value }
measure-beside = Beside it: { $region }; best placed is { $best } with { $value }.
measure-alike = That is about the same as the region.
measure-beside-best = Beside it: { $region }; no South American country is better placed.
measure-region = { $what }: the mean of the South American countries is { $value }, from { $best } ({ $bestvalue }) at the best end to { $worst } ({ $worstvalue }) at the other.
profile-note-mean = South America is the simple mean of its countries in this table; other countries are shown for comparison only.
profile-note-total = The row of South America is the growth of the inflow into the whole region.
profile-note-venezuela = Venezuela's numbers under 2013 are of 2011, the newest there were.
profile-note-unstated = Most of Venezuela's exports of 2011 have no stated destination; it has no number here and is left out of the mean.

measure-product-concentration = Dependence on five products
measure-product-concentration-says = Five products brought in { $value } of the exports of { $place } in { $now }, against { $other } in { $before }.
measure-product-concentration-better = It depends less on few products than the region's mean, so a fall in one price hurts less and more kinds of firms can take part.
measure-product-concentration-worse = It depends more on few products than the region's mean: one bad price is felt everywhere, and small firms outside those products have few ways into exports.
measure-product-concentration-definition = Share of the five largest four-digit products in the value of goods exported. Lower is better placed.

measure-destination-concentration = Dependence on five destinations
measure-destination-concentration-says = Five destinations took { $value } of the exports of { $place } in { $now }, against { $other } in { $before }.
measure-destination-concentration-unstated = Most exports of { $place } have no stated destination in the last list, so how few markets they go to is not known.
measure-destination-concentration-better = Its sales are spread over more markets than the mean of the region, so trouble in one of them weighs less.
measure-destination-concentration-worse = Its sales hang on fewer markets than the mean of the region; trouble in one of them weighs more.
measure-destination-concentration-definition = Share of the five largest destinations in the value of goods exported. Lower is better placed.

measure-investment-growth = Growth of foreign investment
measure-investment-growth-says = Foreign investment in { $place } grew by { $value } a year from 2007 to 2013.
measure-investment-growth-better = Foreign firms came faster than to the region as a whole; whether small local firms supply them is another question.
measure-investment-growth-worse = Foreign firms came more slowly than to the region as a whole.
measure-investment-growth-definition = Average growth of inflows of foreign direct investment from 2007 to 2013, compounded, in current dollars. Computed from the two years only.

measure-firm-sizes = Firms by size
measure-firm-sizes-says = Of the firms in { $place }, { $value } are micro and { $other } are large.
measure-firm-sizes-better = Fewer of its firms are tiny than the mean of the countries with data: there are more small and medium firms that could grow into exports.
measure-firm-sizes-worse = More of its firms are tiny than the mean of the countries with data: the small and medium firms that could grow into exports are few.
measure-firm-sizes-definition = Share of firms with 10 or fewer employees (micro), 11 to 50 (small), 51 to 250 (medium) and 251 or more (large), after the OECD. A lower share of micro firms is better placed.

measure-sme-exports = Small and medium firms in exports
measure-sme-exports-says = In { $place } small and medium firms are { $other } of the firms that export but bring in { $value } of the exports.
measure-sme-exports-better = Its small and medium firms earn a larger part of exports than the mean of the countries with data, though still a small one.
measure-sme-exports-worse = Its small and medium firms earn an even smaller part of exports than the mean of the countries with data.
measure-sme-exports-definition = Share of small and medium firms among the firms that export, and in the value of exports, about 2010. Countries draw the line between sizes differently. A higher share of value is better placed.

measure-public-support = Public support for small and medium firms
measure-public-support-says = { $place } spends { $value } of its GDP on supporting small and medium firms.
measure-public-support-better = That is more than the mean of the countries with data; Spain, South Korea and the United States spend several times as much.
measure-public-support-worse = That is less than the mean of the countries with data, and a small part of what Spain, South Korea and the United States spend.
measure-public-support-definition = All public support to small and medium firms in percent of gross domestic product. Higher is better placed.

measure-promotion-budget = Budget for promoting exports
measure-promotion-budget-says = The export promotion agency of { $place } has { $value } of GDP to work with.
measure-promotion-budget-better = That is more than the mean of the countries with data.
measure-promotion-budget-worse = That is less than the mean of the countries with data.
measure-promotion-budget-definition = Budget of the export promotion agency in percent of gross domestic product, mean of 2007 to 2009; Spain's is of 2013 and South Korea's of 2009. Higher is better placed.

measure-export-jobs = Jobs that depend on exports
measure-export-jobs-says = In { $place } { $value } of all jobs depended on exports in { $now }, against { $other } in { $before }.
measure-export-jobs-better = More work hangs on exports than the mean of the countries with data.
measure-export-jobs-worse = Less work hangs on exports than the mean of the countries with data.
measure-export-jobs-definition = People who work for exports directly or through suppliers, in percent of all who work. The years differ by country: the first is 1996 to 2000, the last 2003 to 2007. Higher is better placed.

# What the text says
profile-claims = What the paper's text says of it
profile-claims-title = The text on { $place }
profile-claims-says = The text states { $claims } numbers on { $place }: { $hold } agree with the tables, { $faults } do not, and the rest cannot be checked.
profile-claims-none = The text states no number on { $place }.
profile-claims-definition = Every number in the running text and the footnotes, compared with the tables of the same paper.
