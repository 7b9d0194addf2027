### Communities, associations, support institutions and buyers; ties, memberships and yearly figures.

# Lists
organisation-count = In this list: { $count }
organisations-none = Nothing is registered here yet. A manager of the institution adds it.
organisations-none-found = Nothing is registered in this area. Choose another area, or show all.
none-yet-community = No community is registered yet. Add the first one; then firms can be registered in it.
none-yet-association = No association is registered yet. Add those that firms here can join.
none-yet-institution = No support institution is registered yet. Add the schools, laboratories and training centres that firms can turn to.
none-yet-buyer = No buyer is registered yet. Add those whose demands firms want to meet.
show-chosen = Show
add-community = Add a community
add-association = Add an association
add-institution = Add a support institution
add-buyer = Add a buyer

# One of them
members-none = No firm is a member yet.
members-hidden = Members whose pages you cannot see: { $count }
agents-title = Agents
agents-none = No agent is assigned yet.
organisation-ties-none = No ties are recorded yet. They are added on the page of a firm.
field-community-form = What holds it together
field-institution-form = What it is
field-about = What it is and does
hint-about = A few sentences that a firm understands.
field-fee = Yearly fee
hint-fee = In the money of the country; leave it empty if it is not known.
field-open = Open to every firm of its trade, the small and informal too
field-entry = Who may join, and how
field-services = Services that firms can ask for
field-lead = Leads a chain: others follow its standards
field-demands = What it buys and which standards it asks for
problem-country = Choose a country.

# Ties
back-to-firm = Back to the firm
tie-for = A tie of { $name }
tie-search = With whom?
tie-search-hint = Search by name, place or trade: firms, communities, associations, support institutions and buyers.
tie-none-found = Nobody was found. Try another word, or part of the name.
field-relation = The firm …
field-other = Whom this is about
field-since = Since when
field-basis = How it is known
field-note = Note
hint-note = Who said so, or what it is about.
problem-relation = Choose what the two have to do with each other.
problem-other = Choose one of those found.
problem-end-day = Give the last day.
end-stays = What ends stays on record with its last day.

# Memberships
membership-for = { $name } joins a community
membership-lead = The agents of the community will see the firm's page and visit it.
membership-none = There is no other community that you can choose. Ask a manager of the institution.
problem-community-choose = Choose a community.
problem-since = Give the first day.

# Yearly figures
panel-for = A year's figures of { $name }
panel-lead = Leave empty what is not known. Zero means that there was none.
panel-correct = Correct { $year } of { $name }
panel-correct-lead = The correction takes the place of the earlier figures, which stay on record.
panel-correct-link = Correct
group-exports = Exports
group-accounts = Wages and value added
group-prices = Fiscal year and prices
field-closes = Last month of the fiscal year
field-currency = Currency of all amounts
field-base-year = Base year
hint-base-year = Only for prices of a base year.
field-no-exports = Exported nothing this year
field-export-product = Product
hint-export-product = A code of the Harmonized System of two, four or six digits, such as 0806, if known.
field-export-market = Country it went to
field-export-amount = Amount exported
hint-women = The owner included, if she works there.
hint-men = The owner included, if he works there.
problem-currency = Choose a currency.
problem-market = “{ $text }” is no country that is known here. Write its name or its three-letter code.
problem-export-amount = Give the amount of this export, or empty the line.
problem-source = Choose who states the figures.
