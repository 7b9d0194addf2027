### O que dizem as tabelas, os gráficos e seus erros.

flag = Aviso ({ $verdict }): { $why } (verificação { $check })
share-of-total = Participação no total
highest-lowest = Máximo: { $highest }. Mínimo: { $lowest }.
rows-missing = Sem dado: { $rows }

about-column = Coluna
about-label = Cabeçalho
about-unit = Unidade
about-description = Descrição

error-format-unknown = `{ $format }` não é um formato; escolha um de { $known }
error-format-unknown-nearest = `{ $format }` não é um formato; quis dizer { $nearest }? Escolha um de { $known }
error-chart-column = o gráfico da tabela `{ $table }` precisa da coluna `{ $column }`, que a tabela não tem; indique uma de { $known }
error-chart-number = o gráfico da tabela `{ $table }` desenha a coluna `{ $column }`, que não contém números; indique uma coluna de números
error-chart-series = um gráfico { $kind } desenha { $needs } de números, mas o gráfico da tabela `{ $table }` indica { $has }; mude sua lista de séries
error-chart-series-one = uma coluna
error-chart-series-two = duas colunas
error-chart-series-any = pelo menos uma coluna
error-one-table = { $format } contém uma só tabela, não { $count }; peça uma figura de cada vez ou escolha { $others }
error-writer = não foi possível escrever { $format }: { $cause }; escolha outro formato ou comunique esta falha do Puente
