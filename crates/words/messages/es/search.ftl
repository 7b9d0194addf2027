# La búsqueda: su calidad, y archivos de documentos y preguntas evaluadas.

search-quality-title = Calidad de la búsqueda
search-quality-mean = nDCG@10 medio de {$queries} preguntas: {$mean}. Vale 1 cuando cada respuesta muestra primero los mejores documentos y 0 cuando no muestra ninguno de ellos.
column-query = Pregunta
column-language = Idioma
column-judged = Respuestas evaluadas
column-first-rank = Lugar de la primera
column-ndcg = nDCG@10

search-file-unreadable = No se pueden leer documentos y preguntas en {$file}: {$reason}
search-file-twice = {$file}: dos documentos se llaman «{$name}»; dele otro nombre a uno.
search-file-no-requirement = {$file}: el documento «{$name}» responde a «{$code}», que ninguna norma pide; escríbalo como norma:código, por ejemplo haccp:P1.
search-file-no-document = {$file}: la pregunta «{$query}» nombra el documento «{$name}», que no está en el archivo; corrija el nombre o agregue el documento.
search-file-grade = {$file}: la pregunta «{$query}» necesita una nota de 1, 2 o 3 para al menos un documento, y ninguna otra nota.

help-knowledge = Lo que hicieron las empresas, y qué tan bien se encuentra
help-knowledge-quality = Medir qué tan buena es la búsqueda: preguntas evaluadas y los documentos que las responden, en archivos TOML
help-arg-judged = Archivos TOML con tablas [[document]] y [[query]]; las notas son 1, 2 o 3
