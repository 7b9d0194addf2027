### Communities, associations, support institutions and buyers; ties, memberships and yearly figures.

# Lists
organisation-count = Nesta lista: { $count }
organisations-none = Ainda não há nada registrado aqui. Quem dirige a instituição acrescenta.
organisations-none-found = Nesta área não há nada registrado. Escolha outra área ou mostre todas.
none-yet-community = Ainda não há comunidades. Acrescente a primeira; depois se podem registrar empresas nela.
none-yet-association = Ainda não há associações. Acrescente aquelas de que as empresas daqui podem participar.
none-yet-institution = Ainda não há instituições de apoio. Acrescente as escolas, os laboratórios e os centros de treinamento a que as empresas podem recorrer.
none-yet-buyer = Ainda não há compradores. Acrescente aqueles cujas exigências as empresas querem cumprir.
show-chosen = Mostrar
add-community = Acrescentar uma comunidade
add-association = Acrescentar uma associação
add-institution = Acrescentar uma instituição de apoio
add-buyer = Acrescentar um comprador

# One of them
members-none = Ainda não tem empresas.
members-hidden = Empresas participantes cuja página você não pode ver: { $count }
agents-title = Agentes
agents-none = Ainda não tem um agente designado.
organisation-ties-none = Ainda não há vínculos registrados. Eles são acrescentados na página de uma empresa.
field-community-form = O que a une
field-institution-form = O que é
field-about = O que é e o que faz
hint-about = Algumas frases que uma empresa entenda.
field-fee = Anuidade
hint-fee = Na moeda do país; deixe vazio se não se sabe.
field-open = Aberta a toda empresa do seu ramo, também às pequenas e informais
field-entry = Quem pode participar e como
field-services = Serviços que as empresas podem pedir
field-lead = Lidera uma cadeia: outros seguem suas normas
field-demands = O que compra e que normas exige
problem-country = Escolha um país.

# Ties
back-to-firm = Voltar à empresa
tie-for = Um vínculo de { $name }
tie-search = Com quem?
tie-search-hint = Busque por nome, lugar ou ramo: empresas, comunidades, associações, instituições de apoio e compradores.
tie-none-found = Ninguém foi encontrado. Tente outra palavra ou uma parte do nome.
field-relation = A empresa …
field-other = De quem se trata
field-since = Desde quando
field-basis = Como se sabe
field-note = Nota
hint-note = Quem disse ou de que se trata.
problem-relation = Escolha o que os dois têm a ver um com o outro.
problem-other = Escolha um dos encontrados.
problem-end-day = Indique o último dia.
end-stays = O que termina fica registrado com seu último dia.

# Memberships
membership-for = { $name } entra numa comunidade
membership-lead = Os agentes da comunidade verão a página da empresa e a visitarão.
membership-none = Não há outra comunidade que você possa escolher. Pergunte a quem dirige a instituição.
problem-community-choose = Escolha uma comunidade.
problem-since = Indique o primeiro dia.

# Yearly figures
panel-for = Números de um ano de { $name }
panel-lead = Deixe vazio o que não se sabe. Zero quer dizer que não houve.
panel-correct = Corrigir { $year } de { $name }
panel-correct-lead = A correção toma o lugar dos números anteriores, que ficam registrados.
panel-correct-link = Corrigir
group-exports = Exportações
group-accounts = Salários e valor agregado
group-prices = Exercício e preços
field-closes = Último mês do exercício
field-currency = Moeda de todos os valores
field-base-year = Ano-base
hint-base-year = Só para preços de um ano-base.
field-no-exports = Não exportou nada neste ano
field-export-product = Produto
hint-export-product = Um código do Sistema Harmonizado de dois, quatro ou seis dígitos, como 0806, se é conhecido.
field-export-market = País de destino
field-export-amount = Valor exportado
hint-women = Com a dona, se trabalha ali.
hint-men = Com o dono, se trabalha ali.
problem-currency = Escolha uma moeda.
problem-market = “{ $text }” não é um país conhecido aqui. Escreva o nome ou o código de três letras.
problem-export-amount = Indique o valor desta exportação ou esvazie a linha.
problem-source = Escolha quem dá os números.
