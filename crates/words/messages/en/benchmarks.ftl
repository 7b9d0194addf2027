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
