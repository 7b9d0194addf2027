### Where a firm stands among others, and where gaps concentrate.

# Classes
benchmark-points-0 = below 20 points
benchmark-points-1 = 20 to below 40 points
benchmark-points-2 = 40 to below 60 points
benchmark-points-3 = 60 to below 80 points
benchmark-points-4 = 80 points and more
benchmark-progress-0 = fell by a point or more
benchmark-progress-1 = about the same
benchmark-progress-2 = rose by less than 10 points
benchmark-progress-3 = rose by 10 points or more
benchmark-verdict-0 = standard not met
benchmark-verdict-4 = standard met
benchmark-requirement-0 = level 0
benchmark-requirement-1 = level 1
benchmark-requirement-2 = level 2
benchmark-requirement-3 = level 3
benchmark-requirement-4 = level 4
benchmark-own-class = ► { $class } (this firm)

# Subjects
benchmark-subject-points = Points of the whole standard
benchmark-subject-progress = Progress within a year
benchmark-subject-verdict = Whether the standard is met
benchmark-subject-requirement = Level of a requirement
benchmark-subject-points-definition = Points are the levels reached in percent of all that could be reached, each requirement by its weight. Every firm is counted with its latest assessment that was handed in or verified.
benchmark-subject-progress-definition = The points of the latest assessment less those of the one about a year before. Firms with only one assessment are not counted.
benchmark-subject-verdict-definition = Whether the latest assessment meets the standard by its own rule.
benchmark-subject-requirement-definition = The level in the latest assessment. Firms that the requirement does not concern are not counted.

# Groups
benchmark-group-all = all firms
benchmark-group-sector = sector
benchmark-group-size = size
benchmark-group-region = region
benchmark-group-community = community
benchmark-group-sector-size = sector and size
benchmark-group-sector-size-region = sector, size and region
benchmark-among-all = Compared with all { $firms } firms that were assessed.
benchmark-among-region = Compared with { $firms } firms of the same region.
benchmark-among-sector = Compared with { $firms } firms of the same sector.
benchmark-among-sector-size = Compared with { $firms } firms of the same sector and size.
benchmark-among-sector-size-region = Compared with { $firms } firms of the same sector, size and region.
benchmark-own-none = This firm has nothing to compare yet.
benchmark-below = { $share } of them are in a lower class than this firm.
benchmark-covered = { $covered } of { $firms } firms of the group are counted here; the others are few or alike and are counted together with firms of other groups.
benchmark-hidden-unsafe = Too few firms, or too much alike: the numbers could show how a single firm stands, so they are not shown.
benchmark-hidden-nobody = No firm has an answer here yet.

# Tables
column-class = Class
column-firms = Firms
column-share-of-firms = Share of firms
column-group-kind = Kind of group
column-measured = What is compared
column-requirement = Requirement
column-counted = Firms counted
column-covered = Firms in the counted places
column-lacking = Firms that lack it
column-share-lacking = Share that lacks it
column-hidden = Why nothing is shown
column-meet-then = Firms that then meet the standard
column-class-0 = Class 0
column-class-1 = Class 1
column-class-2 = Class 2
column-class-3 = Class 3
column-class-4 = Class 4
benchmarks-title = Published distributions
gaps-title = Where gaps concentrate
lift-title = What would lift most firms over the bar
lift-today = { $meet } of { $firms } firms meet the standard today.
lift-private = Worked out from single firms: not to be shown to others.
lift-stepwise = Chosen step by step: another choice might lift more firms.

# Pages
nav-benchmarks = Benchmarks
benchmarks-lead = Where firms stand, all together: what most of them lack, where it concentrates, and what would help most of them.
benchmarks-empty = Nothing has been counted yet. Once firms were assessed and the assessments handed in, figures are made once a month.
benchmarks-due = New figures
benchmarks-due-says = Made by themselves once a month; whoever does not want to wait makes them now. Between two there are at least 28 days, so that the difference gives no firm away.
benchmarks-make = Count now
benchmarks-safe = Groups are shown only where nobody can tell from them how another firm stands: with enough owners who are not all alike. One owner’s firms count as one. Whoever is in a group and reads everything here learns of no other firm; owners who tell each other what they know could.
benchmarks-counted = { $firms } firms, counted on { $day }.
benchmarks-next = The next count is possible from { $day } on.
benchmarks-of = What firms lack: { $standard }
benchmarks-meet = { $group }: { $meet } of { $counted } firms meet the standard.
benchmarks-by = Divided by
benchmarks-by-region = Province
benchmarks-by-community = Community
benchmarks-by-sector = Sector
benchmarks-by-size = Size
benchmarks-group = Which one
benchmarks-every-group = All, side by side
benchmarks-show = Show
benchmarks-all = All firms together
benchmarks-lack = { $share } lack: { $requirement }
benchmarks-firms = { $count ->
    [one] one firm
   *[other] { $count } firms
}
gaps-heading = Firms that lack each requirement
gaps-most = { $lacking } of { $counted } firms ({ $share }) lack: { $requirement }.
gaps-none = None of the firms counted lacks anything.
gaps-definition = The share of the counted firms that are below the level from which the requirement counts as met. Firms that the requirement does not concern are not counted.
lift-step = { $lacking } firms lack it; with this and those above, { $meet } would meet the standard.
place-of = { $name } among comparable firms
place-lead = How far the firm is, and how much it moved in a year, beside firms of its sector, size and region.
place-empty = There is nothing to compare yet: an assessment has to be handed in, and other firms counted.
place-says = By the assessment of { $day }; the others as counted on { $counted }.
place-figure = { $subject }, { $standard }
place-result = See the result
place-title = Among comparable firms
place-link = Level and progress in full
act-benchmarks-made = Benchmarks counted
problem-benchmarks-early = These figures are too young to be counted again: from { $day } on.
