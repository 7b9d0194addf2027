### Dónde está una empresa entre las demás y dónde se concentran las brechas.

# Clases
benchmark-points-0 = menos de 20 puntos
benchmark-points-1 = de 20 a menos de 40 puntos
benchmark-points-2 = de 40 a menos de 60 puntos
benchmark-points-3 = de 60 a menos de 80 puntos
benchmark-points-4 = 80 puntos o más
benchmark-progress-0 = bajó un punto o más
benchmark-progress-1 = más o menos igual
benchmark-progress-2 = subió menos de 10 puntos
benchmark-progress-3 = subió 10 puntos o más
benchmark-verdict-0 = no cumple la norma
benchmark-verdict-4 = cumple la norma
benchmark-requirement-0 = nivel 0
benchmark-requirement-1 = nivel 1
benchmark-requirement-2 = nivel 2
benchmark-requirement-3 = nivel 3
benchmark-requirement-4 = nivel 4
benchmark-own-class = ► { $class } (esta empresa)

# Qué se compara
benchmark-subject-points = Puntos de toda la norma
benchmark-subject-progress = Avance en un año
benchmark-subject-verdict = Si se cumple la norma
benchmark-subject-requirement = Nivel de un requisito
benchmark-subject-points-definition = Los puntos son los niveles alcanzados en porcentaje de todo lo que se puede alcanzar, cada requisito según su peso. Cada empresa cuenta con su último diagnóstico entregado o verificado.
benchmark-subject-progress-definition = Los puntos del último diagnóstico menos los del diagnóstico de más o menos un año antes. Las empresas con un solo diagnóstico no se cuentan.
benchmark-subject-verdict-definition = Si el último diagnóstico cumple la norma según la regla de la propia norma.
benchmark-subject-requirement-definition = El nivel en el último diagnóstico. Las empresas a las que el requisito no se aplica no se cuentan.

# Grupos
benchmark-group-all = todas las empresas
benchmark-group-sector = sector
benchmark-group-size = tamaño
benchmark-group-region = región
benchmark-group-community = comunidad
benchmark-group-sector-size = sector y tamaño
benchmark-group-sector-size-region = sector, tamaño y región
benchmark-among-all = En comparación con todas las empresas con diagnóstico: { $firms }.
benchmark-among-region = En comparación con { $firms } empresas de la misma provincia.
benchmark-among-sector = En comparación con { $firms } empresas del mismo sector.
benchmark-among-sector-size = En comparación con { $firms } empresas del mismo sector y tamaño.
benchmark-among-sector-size-region = En comparación con { $firms } empresas del mismo sector, tamaño y región.
benchmark-own-none = Esta empresa todavía no tiene nada que comparar.
benchmark-below = El { $share } de ellas está en una clase más baja que esta empresa.
benchmark-covered = Aquí se cuentan { $covered } de { $firms } empresas del grupo; las demás son pocas o parecidas y se cuentan junto con empresas de otros grupos.
benchmark-hidden-unsafe = Son pocas empresas o demasiado parecidas: las cifras podrían mostrar cómo está una sola empresa, por eso no se muestran.
benchmark-hidden-nobody = Ninguna empresa tiene una respuesta aquí todavía.

# Tablas
column-class = Clase
column-firms = Empresas
column-share-of-firms = Parte de las empresas
column-group-kind = Tipo de grupo
column-measured = Qué se compara
column-requirement = Requisito
column-counted = Empresas contadas
column-covered = Empresas en los lugares contados
column-lacking = Empresas que no lo cumplen
column-share-lacking = Parte que no lo cumple
column-hidden = Por qué no se muestra nada
column-meet-then = Empresas que entonces cumplen la norma
column-class-0 = Clase 0
column-class-1 = Clase 1
column-class-2 = Clase 2
column-class-3 = Clase 3
column-class-4 = Clase 4
benchmarks-title = Distribuciones publicadas
gaps-title = Dónde se concentran las brechas
lift-title = Qué haría cumplir la norma a más empresas
lift-today = Hoy cumplen la norma { $meet } de { $firms } empresas.
lift-private = Calculado con los datos de cada empresa: no se muestra a otras personas.
lift-stepwise = Elegido paso a paso: otra elección podría ayudar a más empresas.

# Páginas
nav-benchmarks = Comparativos
benchmarks-lead = Cómo están las empresas en conjunto: qué les falta a la mayoría, dónde se concentra y qué ayudaría a más de ellas.
benchmarks-empty = Todavía no se contó nada. Cuando haya diagnósticos entregados, los números se hacen una vez por mes.
benchmarks-due = Números nuevos
benchmarks-due-says = Se hacen solos una vez por mes; quien no quiera esperar los hace ahora. Entre dos hay al menos 28 días, para que la diferencia no delate a ninguna empresa.
benchmarks-make = Contar ahora
benchmarks-safe = Un grupo se muestra solo donde nadie puede deducir cómo está otra empresa: con bastantes dueños y que no sean todos iguales. Las empresas de un mismo dueño cuentan como una. Quien está en un grupo y lee todo lo de aquí no averigua nada de otra empresa; dueños que se cuentan lo que saben, sí podrían.
benchmarks-counted = { $firms } empresas, contadas el { $day }.
benchmarks-next = Se puede volver a contar desde el { $day }.
benchmarks-of = Qué les falta a las empresas: { $standard }
benchmarks-meet = { $group }: { $meet } de { $counted } empresas cumplen la norma.
benchmarks-by = Dividir por
benchmarks-by-region = Provincia
benchmarks-by-community = Comunidad
benchmarks-by-sector = Sector
benchmarks-by-size = Tamaño
benchmarks-group = Cuál
benchmarks-every-group = Todas, una al lado de otra
benchmarks-show = Mostrar
benchmarks-all = Todas las empresas juntas
benchmarks-lack = Al { $share } le falta: { $requirement }
benchmarks-firms = { $count ->
    [one] una empresa
   *[other] { $count } empresas
}
gaps-heading = Empresas a las que les falta cada requisito
gaps-most = A { $lacking } de { $counted } empresas ({ $share }) les falta: { $requirement }.
gaps-none = A ninguna de las empresas contadas le falta nada.
gaps-definition = La parte de las empresas contadas que está por debajo del nivel desde el cual el requisito se cumple. No se cuentan las empresas a las que no se aplica.
lift-step = Les falta a { $lacking } empresas; con este y los de arriba, { $meet } cumplirían la norma.
place-of = { $name } entre empresas parecidas
place-lead = Hasta dónde llegó la empresa y cuánto avanzó en un año, al lado de empresas de su sector, tamaño y provincia.
place-empty = Todavía no hay con qué comparar: falta entregar un diagnóstico y contar a otras empresas.
place-says = Según el diagnóstico del { $day }; las demás, como se contaron el { $counted }.
place-figure = { $subject }, { $standard }
place-result = Ver el resultado
place-title = Entre empresas parecidas
place-link = Nivel y avance, completos
act-benchmarks-made = Comparativos contados
problem-benchmarks-early = Estos números son muy nuevos para contar otra vez: desde el { $day }.
