gvc-shape = la parte { $part } de la tabla tiene { $found } valores donde corresponden { $expected }
gvc-unproductive = { $element }, junto con las industrias que la preceden, consume más de su propio producto de lo que produce, de modo que no se puede seguir el valor agregado a través de ella; revise la columna de { $element }: sus insumos deben sumar menos que su producción
gvc-no-value-added = la tabla no tiene una fila de valor agregado; omita --value-added row y el valor agregado será lo que queda de la producción después de los insumos
gvc-open = { $measure } necesita el mundo entero, y esta tabla es regional: no describe las industrias del resto del mundo
gvc-unknown = no hay { $kind } { $name } en la tabla; hay: { $known }
gvc-kind-economy = economía
gvc-kind-industry = industria
gvc-kind-extension = extensión
