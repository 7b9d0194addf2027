### O que todo comando e toda página pode dizer.

verbatim = { $text }
lines = { $first }{"\u000A"}{ $second }
list = { $rest } e { $last }

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

unit-percent = %
unit-percent-of-gdp = % do PIB
unit-percent-of-exports = % das exportações
unit-percent-of-exporting-firms = % das empresas exportadoras
unit-percent-of-firms = % das empresas
unit-percent-of-total-employment = % do emprego
unit-percent-per-year = % ao ano
unit-thousand-usd = milhares de US$
unit-million-usd = milhões de US$
unit-thousand-persons = milhares de pessoas

share-of-exports = { $share } das exportações

# Em volta de uma tabela
source = Fonte: { $source }
note = Nota: { $note }
definition = Como se mede: { $definition }
missing = sem dado
empty-table = Sem linhas.

# Arquivos
file-unreadable = Não se consegue ler { $file }: { $reason }.
file-compression = Não se consegue descompactar { $file }: { $reason }. Envie o arquivo de novo ou descompacte-o antes.
file-too-large = { $file } ocupa mais de { $limit } MiB descompactado. Divida-o ou deixe só as linhas de que precisa.
file-archive = { $file } é um arquivo zip ou uma pasta de trabalho, não um texto. Descompacte-o ou salve a planilha como CSV.
file-empty = { $file } está vazio: a primeira linha deve nomear as colunas.
file-column = { $file } não tem a coluna `{ $column }`; tem { $found }.
file-ragged = { $file }, linha { $row }: { $found } células onde o cabeçalho tem { $expected }. Ponha entre aspas o texto que contém o separador.
file-cell = { $file }, linha { $row }, coluna `{ $column }`: `{ $text }` não é { $needs }.
file-needs-number = um número (algarismos com ponto decimal; deixe a célula vazia se falta o dado)
file-needs-country = o código de três letras de um país
file-needs-place = o código de um país ou de uma região
file-needs-product = um código do Sistema Harmonizado (2, 4 ou 6 algarismos)
file-needs-whole = um número inteiro
file-needs-code = um dos códigos que esta coluna admite
