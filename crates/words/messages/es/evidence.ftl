# Fotos y archivos como evidencia.

evidence-empty = “{ $file }” está vacío. Elija el archivo otra vez y envíelo de nuevo.
evidence-too-large = “{ $file }” pesa más de { $limit } MB. Envíe una foto más pequeña o divida el documento.
evidence-unknown = “{ $file }” no es de ningún tipo de archivo que se guarde aquí. Envíe una foto (JPEG, PNG o WebP), un PDF, un texto o una tabla (.txt, .csv), o un archivo de Excel o Word (.xlsx, .docx).
evidence-contradiction = “{ $file }” termina en “.{ $extension }”, pero su contenido es { $found }. Envíe el archivo original con su propio nombre.
evidence-broken = “{ $file }” empieza como { $kind }, pero está dañado o incompleto. Ábralo en su equipo; si allí se ve bien, guárdelo o tómelo otra vez y envíe esa copia.
evidence-pixels = “{ $file }” tiene { $width } × { $height } píxeles; se aceptan { $limit } millones como máximo. Envíelo en un tamaño menor.
evidence-bomb = “{ $file }” se descomprime en mucho más de lo que contiene un archivo así. Guárdelo de nuevo con el programa que lo creó o imprímalo como PDF.
evidence-active = “{ $file }” lleva dentro un programa (macros, scripts) u otros archivos. Guárdelo sin ellos, o imprímalo como un PDF nuevo, y envíe esa copia.
evidence-locked = “{ $file }” está protegido con contraseña, y nadie podría verlo después. Guárdelo sin la contraseña y envíe esa copia.
evidence-too-many = Esta empresa ya tiene { $limit } archivos, lo máximo que se guarda de una. Pregunte a la institución qué se puede hacer.

evidence-kind-jpeg = una imagen JPEG
evidence-kind-png = una imagen PNG
evidence-kind-webp = una imagen WebP
evidence-kind-pdf = un documento PDF
evidence-kind-text = texto simple
evidence-kind-csv = una tabla en texto
evidence-kind-workbook = un libro de Excel
evidence-kind-document = un documento de Word

# La carpeta de fotos y archivos, y lo que la revisión encuentra en ella.

store-folder = No se puede usar la carpeta de fotos y archivos: { $cause }.
check-evidence-missing = Falta el archivo { $file } de la empresa { $firm } en la carpeta de fotos y archivos. Recupérelo de una copia de seguridad.
check-evidence-orphan = El archivo { $file } en la carpeta de la empresa { $firm } no pertenece a nada conocido; la ronda diaria lo borra al cabo de una semana.
check-evidence-damaged = El archivo { $file } de la empresa { $firm } no está como se escribió. Recupérelo de una copia de seguridad.
act-evidence-added = Foto o archivo agregado
evidence-remove = Quitar
evidence-remove-sure = Quitar este archivo para siempre
act-evidence-removed = Archivo quitado de una respuesta
