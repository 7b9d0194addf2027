### O perfil de um lugar.

profile-title = { $place } no comércio exterior
place-name = { $place }
name-and-share = { $name } ({ $share })
profile-source = McDermott e Pietrobelli (2015), tabela { $table }
profile-flag = tabela { $table }, { $place }{ $year }, { $what }: { $why }
column-share-2000 = 2000
column-share-2013 = 2013
column-growth = Crescimento
column-jobs-before = Primeiro ano
column-jobs-after = Último ano
column-fdi-region = América do Sul
column-share-of-region = Participação no total da América do Sul

# O que um lugar exporta
profile-products = O que exporta
profile-products-title = { $place }: os cinco maiores produtos de exportação
profile-products-says = { $place }: em { $year }, os produtos que mais renderam no exterior foram { $now }.
profile-products-region = Em { $count } dos { $all } países sul-americanos, o maior produto de exportação de 2013 foi { $name }.
profile-products-definition = Participação de cada produto de quatro dígitos do Sistema Harmonizado no valor de todos os bens exportados. Um produto sem participação não estava entre os cinco maiores naquele ano.
profile-before = Em { $year }, eram estes: { $before }.
profile-note-top5 = Um traço significa que não estava entre os cinco maiores naquele ano, não que fosse zero.

# Para onde
profile-destinations = Para onde exporta
profile-destinations-title = { $place }: os cinco maiores destinos de exportação
profile-destinations-says = { $place }: em { $year }, os principais destinos das exportações foram estes: { $now }.
profile-destinations-region = Maior destino das exportações de { $count } dos { $all } países sul-americanos em 2013: { $name }.
profile-destinations-definition = Participação de cada destino no valor de todos os bens exportados. Um destino sem participação não estava entre os cinco maiores naquele ano.
destination-free-zones = zonas francas
destination-unspecified = destino não especificado
destination-other-asia-not-else-specified = outros da Ásia

# Investimento
profile-investment = O investimento estrangeiro ao longo dos anos
profile-investment-title = { $place }: entradas de investimento estrangeiro direto
profile-investment-says = { $place }: as empresas estrangeiras investiram { $value } milhões de US$ em { $year }; a maior entrada foi de { $most } milhões de US$, em { $peak }.
profile-investment-peak = { $place }: as empresas estrangeiras investiram { $value } milhões de US$ em { $year }, mais do que em qualquer ano anterior da tabela.
profile-investment-share = Isso foi { $share } das entradas da América do Sul em { $year }.
profile-investment-missing = { $place }: o estudo não traz dados de investimento estrangeiro direto.
profile-investment-definition = Investimento estrangeiro direto que entrou no ano, em milhões de dólares dos Estados Unidos daquele ano, sem ajuste de preços. Um número negativo significa que se retirou mais do que se investiu.
profile-note-average = O primeiro período é a média simples de 2000 a 2006.

# Ao lado da região e do país mais bem colocado
measure-missing = { $place }: o estudo não traz este número ({ $what }).
measure-mean = a média dos países sul-americanos é { $value }
measure-total = a América do Sul como um todo está em { $value }
measure-beside = Para comparar: { $region }; o país mais bem colocado ({ $best }) tem { $value }.
measure-alike = Está mais ou menos no nível da região.
measure-beside-best = Para comparar: { $region }; nenhum país sul-americano está mais bem colocado.
measure-region = { $what }: a média dos países sul-americanos é { $value }, entre o país mais bem colocado ({ $best }, { $bestvalue }) e o pior colocado ({ $worst }, { $worstvalue }).
profile-note-mean = América do Sul é a média simples dos seus países nesta tabela; os demais países aparecem só para comparação.
profile-note-total = A linha da América do Sul é o crescimento do investimento que entrou em toda a região.
profile-note-venezuela = Os números da Venezuela que aparecem em 2013 são de 2011, os mais recentes que havia.
profile-note-unstated = A maior parte das exportações da Venezuela de 2011 não informa o destino; ela não tem número aqui e fica fora da média.

measure-product-concentration = Dependência de cinco produtos
measure-product-concentration-says = { $place }: cinco produtos responderam por { $value } das exportações em { $now }, contra { $other } em { $before }.
measure-product-concentration-better = Depende menos de poucos produtos do que a média da região; por isso, a queda de um preço prejudica menos e mais tipos de empresa podem participar.
measure-product-concentration-worse = Depende mais de poucos produtos do que a média da região: uma só queda de preços se sente em toda parte, e as pequenas empresas fora desses produtos têm poucos caminhos para exportar.
measure-product-concentration-definition = Participação dos cinco maiores produtos de quatro dígitos no valor dos bens exportados. Quanto mais baixa, mais bem colocado está o país.

measure-destination-concentration = Dependência de cinco destinos
measure-destination-concentration-says = { $place }: cinco destinos receberam { $value } das exportações em { $now }, contra { $other } em { $before }.
measure-destination-concentration-unstated = { $place }: a maior parte das exportações não informa o destino na última lista, de modo que não se sabe a quão poucos mercados vão.
measure-destination-concentration-better = Suas vendas se distribuem por mais mercados que a média da região; por isso, um problema em um deles pesa menos.
measure-destination-concentration-worse = Suas vendas dependem de menos mercados que a média da região; um problema em um deles pesa mais.
measure-destination-concentration-definition = Participação dos cinco maiores destinos no valor dos bens exportados. Quanto mais baixa, mais bem colocado está o país.

measure-investment-growth = Crescimento do investimento estrangeiro
measure-investment-growth-says = { $place }: o crescimento do investimento estrangeiro foi de { $value } ao ano de 2007 a 2013.
measure-investment-growth-better = As empresas estrangeiras chegaram em ritmo mais rápido do que na região como um todo; se as pequenas empresas locais são suas fornecedoras é outra questão.
measure-investment-growth-worse = As empresas estrangeiras chegaram em ritmo mais lento do que na região como um todo.
measure-investment-growth-definition = Crescimento médio anual composto das entradas de investimento estrangeiro direto de 2007 a 2013, em dólares correntes. Calculado apenas com esses dois anos.

measure-firm-sizes = Empresas por porte
measure-firm-sizes-says = { $place }: { $value } das empresas são microempresas e { $other } são grandes.
measure-firm-sizes-better = Tem uma proporção menor de empresas muito pequenas do que a média dos países com dados: há mais pequenas e médias empresas que poderiam crescer até exportar.
measure-firm-sizes-worse = Tem uma proporção maior de empresas muito pequenas do que a média dos países com dados: são poucas as pequenas e médias empresas que poderiam crescer até exportar.
measure-firm-sizes-definition = Proporção de empresas com até 10 empregados (micro), de 11 a 50 (pequenas), de 51 a 250 (médias) e com 251 ou mais (grandes), segundo a OCDE. Quanto mais baixa a proporção de microempresas, mais bem colocado está o país.

measure-sme-exports = As pequenas e médias empresas nas exportações
measure-sme-exports-says = { $place }: as pequenas e médias empresas são { $other } das empresas exportadoras, mas respondem por { $value } das exportações.
measure-sme-exports-better = Suas pequenas e médias empresas obtêm uma parte das exportações maior que a média dos países com dados, embora ainda pequena.
measure-sme-exports-worse = Suas pequenas e médias empresas obtêm uma parte das exportações ainda menor que a média dos países com dados.
measure-sme-exports-definition = Participação das pequenas e médias empresas no número de empresas exportadoras e no valor das exportações, por volta de 2010. Cada país traça à sua maneira o limite entre os portes. Quanto mais alta a participação no valor, mais bem colocado está o país.

measure-public-support = Apoio público às pequenas e médias empresas
measure-public-support-says = { $place }: o gasto com o apoio às pequenas e médias empresas é de { $value } do PIB.
measure-public-support-better = É mais do que a média dos países com dados; Espanha, Coreia do Sul e Estados Unidos gastam várias vezes mais.
measure-public-support-worse = É menos do que a média dos países com dados e uma pequena parte do que gastam Espanha, Coreia do Sul e Estados Unidos.
measure-public-support-definition = Todo o apoio público às pequenas e médias empresas, em porcentagem do produto interno bruto. Quanto mais alto, mais bem colocado está o país.

measure-promotion-budget = Orçamento para promover as exportações
measure-promotion-budget-says = { $place }: a agência de promoção das exportações dispõe de um orçamento de { $value } do PIB.
measure-promotion-budget-better = É mais do que a média dos países com dados.
measure-promotion-budget-worse = É menos do que a média dos países com dados.
measure-promotion-budget-definition = Orçamento da agência de promoção das exportações em porcentagem do produto interno bruto, média de 2007 a 2009; o da Espanha é de 2013 e o da Coreia do Sul, de 2009. Quanto mais alto, mais bem colocado está o país.

measure-export-jobs = Empregos que dependem das exportações
measure-export-jobs-says = { $place }: { $value } de todos os empregos dependiam das exportações em { $now }, contra { $other } em { $before }.
measure-export-jobs-better = Há mais trabalho que depende das exportações do que na média dos países com dados.
measure-export-jobs-worse = Há menos trabalho que depende das exportações do que na média dos países com dados.
measure-export-jobs-definition = Pessoas que trabalham para a exportação, diretamente ou por meio de fornecedores, em porcentagem de todas as que trabalham. Os anos variam conforme o país: o primeiro fica entre 1996 e 2000, e o último, entre 2003 e 2007. Quanto mais alto, mais bem colocado está o país.

# O que diz o texto
profile-claims = O que diz o texto do estudo
profile-claims-title = { $place } no texto do estudo
profile-claims-says = { $place }, números citados no texto: { $claims }. Concordam com as tabelas: { $hold }; não concordam: { $faults }; os demais não podem ser verificados.
profile-claims-none = { $place }: o texto não traz nenhum número.
profile-claims-definition = Todos os números do texto e das notas de rodapé, comparados com as tabelas do mesmo estudo.
