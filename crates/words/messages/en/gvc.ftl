gvc-shape = the part { $part } of the table has { $found } values where { $expected } belong
gvc-unproductive = { $element }, together with the industries before it, uses up more of its own product than it makes, so value added cannot be traced through it; check the column of { $element }: its inputs should add up to less than its output
gvc-no-value-added = the table has no row of value added; leave out --value-added row, and value added is what is left of output after inputs
gvc-open = { $measure } needs the whole world, and this table is a regional one that does not describe the industries of the rest of the world
gvc-unknown = there is no { $kind } { $name } in the table; there is: { $known }
gvc-kind-economy = economy
gvc-kind-industry = industry
gvc-kind-extension = extension
