gvc-shape = a parte { $part } da tabela tem { $found } valores onde cabem { $expected }
gvc-unproductive = { $element }, junto com as indústrias anteriores, consome mais do próprio produto do que produz, de modo que não se pode seguir o valor adicionado através dela; confira a coluna de { $element }: seus insumos devem somar menos que sua produção
gvc-no-value-added = a tabela não tem uma linha de valor adicionado; omita --value-added row e o valor adicionado será o que sobra da produção depois dos insumos
gvc-open = { $measure } precisa do mundo inteiro, e esta tabela é regional: não descreve as indústrias do resto do mundo
gvc-unknown = não há { $kind } { $name } na tabela; há: { $known }
gvc-kind-economy = economia
gvc-kind-industry = indústria
gvc-kind-extension = extensão
