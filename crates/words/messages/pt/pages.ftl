### As páginas.

site-description = O Puente ajuda pequenas e médias empresas a exportar e a fornecer para cadeias de valor: mostra onde está cada país, em quais números se pode confiar e como as empresas aprendem umas com as outras.
skip = Ir para o conteúdo
footer = O Puente liga as pequenas empresas à experiência de que precisam. Cada número traz ao lado a sua fonte; o que falta, diz-se que falta.
nav-main = Páginas principais
nav-language = Idioma
nav-profile = Perfis
nav-compare = Comparar
nav-paper = O estudo
nav-handbook = Manual
nav-about = Sobre

# O ciclo
verb-diagnose = Diagnosticar
verb-diagnose-question = Onde estão o país, suas cadeias de valor e esta empresa?
verb-connect = Conectar
verb-connect-question = De qual experiência, de qual empresa que não conhece, esta empresa precisa agora?
verb-upgrade = Melhorar
verb-upgrade-question = Que plano, programa, teste, visita, certificado e comprador a levam até lá?
verb-govern = Governar
verb-govern-question = A instituição está aberta a todos e é governada por todos os que devem governá-la?
verb-evaluate = Avaliar
verb-evaluate-question = As empresas mudaram por causa dela? E as vizinhas?
verb-rehearse = Ensaiar
verb-rehearse-question = O que aconteceria se a instituição fosse desenhada de outro jeito?
verb-works = Já funciona: perfis de países
verb-planned = Previsto: o que vai fazer

# Página inicial
home-title = Uma ponte entre as pequenas empresas e a experiência de que precisam
home-lead = Quase todas as empresas da América Latina são pequenas ou médias, mas ficam com uma pequena parte do que a região exporta. O que as faz avançar é o que outras empresas como elas já experimentaram. O Puente é o sistema de trabalho de uma instituição que faz essa experiência circular, e começa por números que se podem defender.
home-sme-exports = do valor das exportações vem de pequenas e médias empresas, na média dos países sul-americanos com dados
home-product-concentration = das exportações vêm de cinco produtos, na média dos dez países sul-americanos
home-public-support = do PIB vai para o apoio às pequenas e médias empresas, na média dos países sul-americanos com dados
home-countries = Dez países
home-main-export = Maior exportação, 2013
home-five-products = Cinco maiores produtos, participação nas exportações
home-sme-exports-column = Pequenas e médias empresas, participação nas exportações
home-trust = Em quais números confiar
home-trust-lead = Todos os números foram recalculados até onde a fonte permite: { $checks } verificações, cada uma com uma frase que diz por quê.
home-loop = Seis perguntas, um ciclo

# Em volta de um gráfico ou de uma tabela
flags-label = Avisos
check-link = verificação { $check }
chart-alt = Gráfico: { $title }. Os números estão na tabela abaixo.
table-open = Tabela: { $what }
download = Baixar
downloads-of = Baixar: { $what }
pages-label = Páginas
contents-label = Nesta página

# Perfis
profiles-lead = O que um país exporta e para quem, quem investe nele, de que porte são suas empresas, que parte cabe às pequenas e quem as apoia: tudo ao lado da região e do país mais bem colocado.
profiles-compare = Comparar de dois a quatro países
profile-lead = Cada número aparece ao lado do da região e do país mais bem colocado, com uma frase que diz o que significa. Os números que não se reproduzem estão sinalizados.
profile-faults = Avisos nesta página: { $count }. Estão junto dos números a que se referem.
profile-others = Outros lugares

# Comparar
compare-lead = De dois a quatro países, lado a lado e junto da média da América do Sul.
compare-legend = Países
compare-button = Comparar
compare-count = Escolha dois, três ou quatro países.
compare-empty = Escolha países acima ou veja um exemplo:
compare-example = Bolívia, Peru e Colômbia

# O estudo
papers-lead = As tabelas em que este projeto se apoia, exatamente como foram impressas, com seus erros de impressão, e o que aconteceu com cada número ao ser recalculado.
paper-as-printed = Exatamente como foi impressa, com seus erros de impressão.
paper-checks = Verificações desta tabela: { $count }.
paper-faults = Números que não se sustentam: { $count }.
replication-lead = Tudo o que o estudo permite recalcular com as suas próprias tabelas. Não há por trás nenhuma lista de falhas conhecidas: são as contas que as encontram.
replication-handbook = Como ler os resultados, e a explicação de cada falha
replication-found = Verificações encontradas: { $count }
replication-empty = Nenhuma verificação atende aos dois filtros.
replication-all = Ver todas
check-printed = Impresso: { $value }
check-recomputed = Recalculado: { $value }
check-tolerance = O arredondamento admite { $value }

# Manual e sobre
handbook-lead = Um capítulo por pergunta, na ordem em que elas surgem para uma instituição.
about-lead = Puente quer dizer “ponte” em espanhol: é o sistema de trabalho de uma instituição aberta, governada em conjunto por órgãos públicos e associações de produtores, que leva experiência entre comunidades de empresas que não se conheciam.
about-paper = O estudo em que se baseia
about-paper-text = Gerald A. McDermott e Carlo Pietrobelli, SMEs, Trade and Development in Latin America: Toward a New Approach on Global Value Chain Integration and Capabilities Upgrading. Texto para discussão do Centro de Comércio Internacional, { $date }. O Puente põe em prática o que o estudo propõe; nem os autores nem o Centro participam do Puente.
about-numbers = Como se chega aos números
about-numbers-text = Os números são citados com a fonte ou calculados a partir de números citados, e os calculados dizem como. Nenhum dado que falte é preenchido.
about-privacy = O que se guarda sobre você
about-privacy-text = Nada. Estas páginas não usam cookies, não carregam nada de outros sites e funcionam sem JavaScript. O servidor mantém um registro dos endereços solicitados, sem nomes.
about-licence = Licença
about-licence-text = O programa é software livre sob a licença MIT ou a licença Apache 2.0, à sua escolha. Os números citados do estudo são fatos e não pertencem a ninguém; as frases do estudo não são copiadas aqui.

# O que não existe
missing-title = Não encontrado
missing-page = Não há nenhuma página neste endereço.
missing-place = O Puente não tem perfil de “{ $text }”.
missing-file = Esse arquivo não existe. Os arquivos para baixar são CSV, XLSX, JSON e Parquet para as tabelas, e SVG e PNG para os gráficos.
missing-nearest = Você quis dizer:
missing-home = Ir para a primeira página
