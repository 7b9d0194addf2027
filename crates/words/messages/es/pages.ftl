### Las páginas.

site-description = Puente ayuda a las pequeñas y medianas empresas a exportar y a abastecer cadenas de valor: muestra dónde está cada país, en qué números se puede confiar y cómo aprenden las empresas unas de otras.
skip = Ir al contenido
footer = Puente une a las pequeñas empresas con la experiencia que necesitan. Cada número lleva al lado su fuente; lo que falta, se dice que falta.
nav-main = Páginas principales
nav-language = Idioma
nav-profile = Perfiles
nav-compare = Comparar
nav-paper = El documento
nav-handbook = Manual
nav-about = Acerca de

# El ciclo
verb-diagnose = Diagnosticar
verb-diagnose-question = ¿Dónde están el país, sus cadenas de valor y esta empresa?
verb-connect = Conectar
verb-connect-question = ¿Qué experiencia, de qué empresa que no conoce, necesita ahora esta empresa?
verb-upgrade = Mejorar
verb-upgrade-question = ¿Qué plan, programa, prueba, visita, certificado y comprador la llevan hasta allí?
verb-govern = Gobernar
verb-govern-question = ¿Está la institución abierta a todos y la gobiernan todos los que deben hacerlo?
verb-evaluate = Evaluar
verb-evaluate-question = ¿Cambiaron las empresas gracias a ella? ¿Y sus vecinas?
verb-rehearse = Ensayar
verb-rehearse-question = ¿Qué pasaría si la institución se diseñara de otra manera?
verb-works = Ya funciona: perfiles de países
verb-planned = Previsto: lo que hará

# Página de inicio
home-title = Un puente entre las pequeñas empresas y la experiencia que necesitan
home-lead = Casi todas las empresas de América Latina son pequeñas o medianas, pero obtienen una pequeña parte de lo que la región exporta. Lo que las hace avanzar es lo que ya probaron otras empresas como ellas. Puente es el sistema de trabajo de una institución que hace circular esa experiencia, y empieza por números que se pueden defender.
home-sme-exports = del valor de las exportaciones viene de pequeñas y medianas empresas, en promedio de los países sudamericanos con datos
home-product-concentration = de las exportaciones viene de cinco productos, en promedio de los diez países sudamericanos
home-public-support = del PIB se dedica a apoyar a las pequeñas y medianas empresas, en promedio de los países sudamericanos con datos
home-countries = Diez países
home-main-export = Mayor exportación, 2013
home-five-products = Cinco mayores productos, participación en las exportaciones
home-sme-exports-column = Pequeñas y medianas empresas, participación en las exportaciones
home-trust = En qué números confiar
home-trust-lead = Todos los números se recalcularon hasta donde su fuente lo permite: { $checks } comprobaciones, cada una con una frase que explica el porqué.
home-loop = Seis preguntas, un ciclo

# Alrededor de un gráfico o un cuadro
flags-label = Advertencias
check-link = comprobación { $check }
chart-alt = Gráfico: { $title }. Los números están en el cuadro de abajo.
table-open = Cuadro: { $what }
download = Descargar
downloads-of = Descargar: { $what }
pages-label = Páginas
contents-label = En esta página

# Perfiles
profiles-lead = Qué exporta un país y a quién, quién invierte en él, de qué tamaño son sus empresas, qué parte les toca a las pequeñas y quién las apoya: todo al lado de la región y del país mejor situado.
profiles-compare = Comparar de dos a cuatro países
profile-lead = Cada número va al lado del de la región y del país mejor situado, con una frase que dice qué significa. Los números que no se reproducen están señalados.
profile-faults = Advertencias en esta página: { $count }. Están junto a los números a los que se refieren.
profile-others = Otros lugares

# Comparar
compare-lead = De dos a cuatro países, uno al lado del otro y junto al promedio de América del Sur.
compare-legend = Países
compare-button = Comparar
compare-count = Elija dos, tres o cuatro países.
compare-empty = Elija países arriba o vea un ejemplo:
compare-example = Bolivia, Perú y Colombia

# El documento
papers-lead = Los cuadros en los que se apoya este proyecto, tal como se imprimieron, con sus erratas, y qué pasó con cada número al recalcularlo.
paper-as-printed = Tal como se imprimió, con sus erratas.
paper-checks = Comprobaciones de este cuadro: { $count }.
paper-faults = Números que no se sostienen: { $count }.
replication-lead = Todo lo que el documento permite recalcular con sus propios cuadros. No hay detrás ninguna lista de fallas conocidas: las encuentra el cálculo.
replication-handbook = Cómo leer los veredictos, y la explicación de cada falla
replication-found = Comprobaciones encontradas: { $count }
replication-empty = Ninguna comprobación cumple los dos filtros.
replication-all = Ver todas
check-printed = Impreso: { $value }
check-recomputed = Recalculado: { $value }
check-tolerance = El redondeo admite { $value }

# Manual y acerca de
handbook-lead = Un capítulo por pregunta, en el orden en que se le presentan a una institución.
about-lead = Puente se llama así por lo que hace: es el sistema de trabajo de una institución abierta, gobernada en conjunto por organismos públicos y asociaciones de productores, que lleva experiencia entre comunidades de empresas que no se conocían.
about-paper = El documento en que se basa
about-paper-text = Gerald A. McDermott y Carlo Pietrobelli, SMEs, Trade and Development in Latin America: Toward a New Approach on Global Value Chain Integration and Capabilities Upgrading. Documento de trabajo del Centro de Comercio Internacional, { $date }. Puente pone en práctica lo que propone; ni sus autores ni el Centro participan en Puente.
about-numbers = Cómo se obtienen los números
about-numbers-text = Los números se citan con su fuente o se calculan a partir de números citados, y los calculados dicen cómo. Ningún dato que falte se rellena.
about-privacy = Qué se guarda sobre usted
about-privacy-text = Nada. Estas páginas no usan cookies, no cargan nada de otros sitios y funcionan sin JavaScript. El servidor lleva un registro de las direcciones solicitadas, sin nombres.
about-licence = Licencia
about-licence-text = El programa es software libre con licencia MIT o licencia Apache 2.0, a su elección. Las cifras citadas del documento son hechos y no pertenecen a nadie; aquí no se copian sus frases.

# Lo que no está
missing-title = No se encontró
missing-page = No hay ninguna página en esta dirección.
missing-place = Puente no tiene ningún perfil de «{ $text }».
missing-file = Ese archivo no existe. Las descargas son CSV, XLSX, JSON y Parquet para los cuadros, y SVG y PNG para los gráficos.
missing-nearest = Quizá quiso decir:
missing-home = Ir a la primera página
