### La línea de órdenes.

help-usage = Uso
help-commands = Órdenes
help-arguments = Argumentos
help-options = Opciones
help-puente = Puente: dónde está un país, en qué números se puede confiar, cómo aprenden las empresas unas de otras
help-demo = Preparar en una carpeta propia lo que hace falta para un primer vistazo y servir las páginas
help-serve = Servir las páginas
help-paper = Los cuadros del documento, y si se reproducen
help-paper-list = Listar los cuadros con sus comprobaciones y fallas
help-paper-show = Mostrar un cuadro exactamente como lo imprime el documento
help-paper-replicate = Recalcular todo lo que el documento permite recalcular
help-profile = Describir un país o América del Sur a partir del documento
help-arg-language = Idioma de las frases y los números: en, es o pt
help-arg-listen = Dónde servir las páginas (si no se indica: 127.0.0.1:8080)
help-arg-data = Carpeta de la institución (por omisión puente-data) y, en su carpeta paper, del documento
help-arg-log = Qué anotar en el registro, como info o web=debug
help-arg-config = Archivo de configuración (si no se indica: puente.toml, cuando existe)
help-arg-folder = Carpeta que se va a crear
help-arg-id = Cuadro: de 1 a 6, de A1 a A7, box1, claims o references
help-arg-only = Solo las filas que tienen este valor, como country=BOL; se puede repetir
help-arg-place = País por código o nombre en cualquier idioma, o south-america
help-arg-figure = Solo esta figura, como products o sme-exports
help-arg-format = terminal, csv, json, parquet, xlsx, markdown o html (si no se indica: según la extensión del archivo o, si no hay archivo, terminal)
help-arg-output = Archivo que se va a escribir (si no se indica: la salida estándar)
help-arg-chart = Archivo para el gráfico: .svg o .png
help-arg-help = Mostrar esta ayuda
help-arg-version = Mostrar la versión

serving = Puente está listo en { $address } (deténgalo con Ctrl-C)
written = Se escribió { $file }
code-and-name = { $code } ({ $name })
verdict-count = { $count } «{ $verdict }»
replication-counts = { $checks } comprobaciones: { $counts }

config-broken = { $file } no es un archivo de configuración válido: { $reason }.
our-fault = Algo falla en Puente: { $reason }. Por favor, comuníquelo.
unknown-place = Puente no tiene ningún perfil de «{ $text }»; tiene los diez países de América del Sur, por código o nombre, y south-america.
unknown-place-nearest = Puente no tiene ningún perfil de «{ $text }»; ¿quiso decir { $nearest }?
unknown-figure = El perfil no tiene la figura «{ $text }»; ¿quiso decir { $nearest }?
format-unknown = La extensión de { $file } no corresponde a ningún formato; use .txt, .csv, .json, .parquet, .xlsx, .md o .html, o indíquelo con --format.
format-binary = { $format } no es texto; indique un archivo con --output.
unwritable = No se puede escribir { $file }: { $reason }.
no-chart = El cuadro { $table } no contiene nada que dibujar.
chart-format = { $file }: los gráficos se dibujan como .svg o .png.
chart-crowded = { $rows } filas son demasiadas para un solo gráfico (como máximo { $limit }); elija algunas con --only, como --only country=BOL --only year=2013.
only-form = «{ $text }» no tiene la forma COLUMN=VALUE, como country=BOL.
only-column = No hay ninguna columna «{ $column }»; el cuadro tiene { $known }.
cannot-listen = No se pueden servir las páginas en { $address }: { $reason }. Elija otra dirección con --listen, como 127.0.0.1:8081.
log-filter = «{ $text }» no es un filtro de registro: { $reason }.

demo-making = Se crea la institución de demostración, tarda unos segundos …
help-arg-reset = Empezar de nuevo: borrar lo que se cambió en la demostración
help-arg-behind_tls = Se llega a las páginas por TLS, con un proxy delante; las cookies entonces lo exigen
