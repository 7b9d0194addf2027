### A linha de comando.

help-usage = Uso
help-commands = Comandos
help-arguments = Argumentos
help-options = Opções
help-puente = Puente: onde está um país, em quais números se pode confiar, como as empresas aprendem umas com as outras
help-demo = Preparar em uma pasta própria o que é preciso para uma primeira olhada e servir as páginas
help-serve = Servir as páginas
help-paper = As tabelas do estudo, e se elas se reproduzem
help-paper-list = Listar as tabelas com suas verificações e falhas
help-paper-show = Mostrar uma tabela exatamente como o estudo a imprime
help-paper-replicate = Recalcular tudo o que o estudo permite recalcular
help-profile = Descrever um país ou a América do Sul a partir do estudo
help-arg-language = Idioma das frases e dos números: en, es ou pt
help-arg-listen = Onde servir as páginas (padrão: 127.0.0.1:8080)
help-arg-data = Pasta da instituição (padrão puente-data) e, na sua pasta paper, do documento
help-arg-log = O que anotar no registro, como info ou web=debug
help-arg-config = Arquivo de configuração (padrão: puente.toml, quando existe)
help-arg-folder = Pasta a criar
help-arg-id = Tabela: de 1 a 6, de A1 a A7, box1, claims ou references
help-arg-only = Só as linhas que têm este valor, como country=BOL; pode ser repetida
help-arg-place = País por código ou nome em qualquer idioma, ou south-america
help-arg-figure = Só esta figura, como products ou sme-exports
help-arg-format = terminal, csv, json, parquet, xlsx, markdown ou html (padrão: conforme a extensão do arquivo ou, se não há arquivo, terminal)
help-arg-output = Arquivo a escrever (padrão: a saída padrão)
help-arg-chart = Arquivo para o gráfico: .svg ou .png
help-arg-help = Mostrar esta ajuda
help-arg-version = Mostrar a versão

serving = O Puente está pronto em { $address } (para parar, use Ctrl-C)
written = { $file } foi escrito
code-and-name = { $code } ({ $name })
verdict-count = { $count } “{ $verdict }”
replication-counts = { $checks } verificações: { $counts }

config-broken = { $file } não é um arquivo de configuração válido: { $reason }.
our-fault = Algo falhou no Puente: { $reason }. Por favor, comunique esta falha.
unknown-place = O Puente não tem nenhum perfil de “{ $text }”; tem os dez países da América do Sul, por código ou nome, e south-america.
unknown-place-nearest = O Puente não tem nenhum perfil de “{ $text }”; quis dizer { $nearest }?
unknown-figure = O perfil não tem a figura “{ $text }”; quis dizer { $nearest }?
format-unknown = A extensão de { $file } não corresponde a nenhum formato; use .txt, .csv, .json, .parquet, .xlsx, .md ou .html, ou indique-o com --format.
format-binary = { $format } não é texto; indique um arquivo com --output.
unwritable = Não se consegue escrever { $file }: { $reason }.
no-chart = A tabela { $table } não contém nada para desenhar.
chart-format = { $file }: os gráficos são desenhados como .svg ou .png.
chart-crowded = { $rows } linhas são demais para um só gráfico (no máximo { $limit }); escolha algumas com --only, como --only country=BOL --only year=2013.
only-form = “{ $text }” não tem a forma COLUMN=VALUE, como country=BOL.
only-column = Não há nenhuma coluna “{ $column }”; a tabela tem { $known }.
cannot-listen = Não se consegue servir as páginas em { $address }: { $reason }. Escolha outro endereço com --listen, como 127.0.0.1:8081.
log-filter = “{ $text }” não é um filtro de registro: { $reason }.

demo-making = Criando a instituição de demonstração, leva alguns segundos …
help-arg-reset = Começar de novo: apagar o que foi mudado na demonstração
help-arg-behind_tls = As páginas são acessadas por TLS, com um proxy na frente; os cookies então o exigem
