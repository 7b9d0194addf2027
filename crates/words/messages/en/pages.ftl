### The pages.

site-description = Puente helps small and medium firms export and supply value chains: it shows where a country stands, which numbers can be trusted, and how firms learn from each other.
skip = Skip to the content
footer = Puente is a bridge between small firms and the experience they need. Numbers come from the source that stands beside them; what is missing is said to be missing.
nav-main = Main pages
nav-language = Language
nav-profile = Profiles
nav-compare = Compare
nav-paper = The paper
nav-handbook = Handbook
nav-about = About

# The loop
verb-diagnose = Diagnose
verb-diagnose-question = Where do the country, its value chains and this firm stand?
verb-connect = Connect
verb-connect-question = Which experience, from which firm it has never met, does this firm need now?
verb-upgrade = Upgrade
verb-upgrade-question = Which plan, programme, test, visit, certificate and buyer takes it there?
verb-govern = Govern
verb-govern-question = Is the institution open to all and governed by all who should?
verb-evaluate = Evaluate
verb-evaluate-question = Did firms change because of it, and did their neighbours?
verb-rehearse = Rehearse
verb-rehearse-question = What would another design of the institution do?
verb-works = Works today: country profiles
verb-planned = Planned: what it will do

# Home
home-title = A bridge between small firms and the experience they need
home-lead = Nearly all firms of Latin America are small or medium, yet they earn a small part of its exports. What moves them on is what other firms like them have tried. Puente is the working system of an institution that makes that experience travel, and it begins with numbers that one can defend.
home-sme-exports = of the value of exports comes from small and medium firms, on average of the South American countries with data
home-product-concentration = of exports come from five products, on average of the ten South American countries
home-public-support = of GDP goes to supporting small and medium firms, on average of the South American countries with data
home-countries = Ten countries
home-main-export = Largest export, 2013
home-five-products = Five largest products, share of exports
home-sme-exports-column = Small and medium firms, share of exports
home-trust = Which numbers to trust
home-trust-lead = Every number here was recomputed as far as its source allows: { $checks } checks, each with a sentence that says why.
home-loop = Six questions, one loop

# Around a figure
flags-label = Warnings
check-link = check { $check }
chart-alt = Chart: { $title }. The numbers are in the table below.
table-open = Table: { $what }
download = Download
downloads-of = Download: { $what }
pages-label = Pages
contents-label = On this page

# Profiles
profiles-lead = What a country exports and to whom, who invests in it, how large its firms are, what part small firms take and who supports them: each beside the region and the best peer.
profiles-compare = Compare two to four countries
profile-lead = Each number stands beside the region and the best peer, with what it means in a sentence. Numbers that did not reproduce are marked.
profile-faults = Warnings on this page: { $count }. They stand beside the numbers they are about.
profile-others = Other places

# Compare
compare-lead = Two to four countries side by side, beside the mean of South America.
compare-legend = Countries
compare-button = Compare
compare-count = Choose two, three or four countries.
compare-empty = Choose countries above, or look at an example:
compare-example = Bolivia, Peru and Colombia

# The paper
papers-lead = The tables that this project stands on, exactly as printed, misprints included, and what became of each number when it was recomputed.
paper-as-printed = Exactly as printed, misprints included.
paper-checks = Checks of this table: { $count }.
paper-faults = Numbers that did not hold: { $count }.
replication-lead = Everything that the paper allows to be recomputed, from its own tables. No list of known faults is behind it: the arithmetic finds them.
replication-handbook = How to read the verdicts, and every fault explained
replication-found = Checks found: { $count }
replication-empty = No check fits both filters.
replication-all = Show all
check-printed = Printed { $value }
check-recomputed = Recomputed { $value }
check-tolerance = Rounding allows { $value }

# Handbook and about
handbook-lead = One chapter a question, in the order in which an institution meets them.
about-lead = Puente is Spanish for bridge: the working system of an open institution, governed jointly by public bodies and producers' associations, that carries experience between communities of firms that never met.
about-paper = The paper behind it
about-paper-text = Gerald A. McDermott and Carlo Pietrobelli, SMEs, Trade and Development in Latin America: Toward a New Approach on Global Value Chain Integration and Capabilities Upgrading. International Trade Centre working paper, { $date }. Puente builds what it proposes; its authors and the Centre have no part in Puente.
about-numbers = How the numbers are made
about-numbers-text = Numbers are quoted with their source or computed from quoted ones, and computed ones say how. Nothing is filled in.
about-privacy = What is stored about you
about-privacy-text = Nothing. These pages set no cookies, load nothing from elsewhere and work without JavaScript. The server keeps an access log of addresses asked for, without names.
about-licence = Licence
about-licence-text = The program is free software under the MIT licence or the Apache licence 2.0, as you choose. Figures quoted from the paper are facts and belong to nobody; its sentences are not copied here.

# What is not there
missing-title = Not found
missing-page = There is no page at this address.
missing-place = Puente has no profile of “{ $text }”.
missing-file = There is no such file. Downloads are CSV, XLSX, JSON and Parquet for tables, SVG and PNG for charts.
missing-nearest = Did you mean:
missing-home = To the first page
