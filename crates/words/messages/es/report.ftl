### Lo que dicen los cuadros, los gráficos y sus errores.

flag = Advertencia ({ $verdict }): { $why } (comprobación { $check })
share-of-total = Participación en el total
highest-lowest = Máximo: { $highest }. Mínimo: { $lowest }.
rows-missing = Sin dato: { $rows }

about-column = Columna
about-label = Encabezado
about-unit = Unidad
about-description = Descripción

error-format-unknown = `{ $format }` no es un formato; elija uno de { $known }
error-format-unknown-nearest = `{ $format }` no es un formato; ¿quiso decir { $nearest }? Elija uno de { $known }
error-chart-column = el gráfico del cuadro `{ $table }` necesita la columna `{ $column }`, que el cuadro no tiene; nombre una de { $known }
error-chart-number = el gráfico del cuadro `{ $table }` dibuja la columna `{ $column }`, que no contiene números; nombre una columna de números
error-chart-series = un gráfico { $kind } dibuja { $needs } de números, pero el gráfico del cuadro `{ $table }` nombra { $has }; cambie su lista de series
error-chart-series-one = una columna
error-chart-series-two = dos columnas
error-chart-series-any = al menos una columna
error-one-table = { $format } contiene un solo cuadro, no { $count }; pida una figura a la vez o elija { $others }
error-writer = no se pudo escribir { $format }: { $cause }; elija otro formato o comunique este fallo de Puente
