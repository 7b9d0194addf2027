### Cuidar la base de datos de una institución, y qué puede andar mal en ella.

help-admin = Cuidar la base de datos de la institución
help-admin-migrate = Llevar la base de datos a la versión más nueva, como hace cada arranque
help-admin-backup = Escribir todo en un archivo de respaldo, con el servidor en marcha; contiene datos personales y claves: guárdelo bien
help-admin-restore = Restablecer lo que contiene un respaldo, en SQLite o PostgreSQL
help-admin-check = Revisar si la base de datos está como el programa la escribió
help-admin-audit = El registro de todo lo que se hizo
help-admin-audit-verify = Comprobar cada asiento de la auditoría
help-admin-audit-head = Mostrar número y resumen del último registro, para anotarlos o publicarlos
help-arg-head = Un final anotado de la auditoría, como lo muestra audit head; la auditoría debe contenerlo todavía
help-admin-reindex = Armar de nuevo la búsqueda a partir de la base de datos
help-admin-invite = Invitar a una persona, sobre todo al primer administrador
help-admin-retention = Soltar lo que según las reglas ya no se guarda, como hace el servidor cada día
help-arg-database_url = La base de datos de la institución: sqlite:ARCHIVO o postgres://USUARIO@SERVIDOR/NOMBRE (si no se dice: puente.db en la carpeta de datos)
help-arg-archive = Archivo del respaldo, por ejemplo puente-2026-03-15.gz
help-arg-replace = Reemplazar lo que hay en la base de datos; antes detenga el servidor
help-arg-name = Nombre de la persona
help-arg-role = Qué es la persona: administrator, manager, agent, council o analyst
help-arg-email = Correo electrónico, si tiene; con él entrará la persona
help-arg-phone = Teléfono, si tiene

admin-progress = { $rows } filas …
admin-invalid = Esto no se puede guardar: { $problems }
admin-migrated = La base de datos está ahora en la versión { $version } ({ $count } pasos).
admin-migrated-none = La base de datos ya está en la versión { $version }.
admin-backup-exists = { $file } ya existe; elija otro nombre, para no perder un respaldo anterior.
admin-backed-up = { $file } contiene todo: { $rows } filas. Guárdelo donde pocas personas puedan leerlo.
admin-restored = Se restableció lo que { $file } contenía el { $taken }: { $rows } filas. Todos tienen que volver a entrar.
admin-erased-again = Se volvieron a borrar { $count } empresas, personas o claves que se habían borrado desde entonces.
admin-check-sound = La base de datos está como el programa la escribió.
admin-check-broken = La base de datos no está como el programa la escribió: { $count } hallazgos. Detenga el servidor, guarde una copia y restablezca el último respaldo sano.
admin-audit-whole = La auditoría está completa: { $entries } asientos, { $forgotten } de ellos sobre personas o empresas que se borraron.
admin-audit-empty = La auditoría todavía no tiene registros.
admin-audit-noted = “{ $text }” no es un final anotado de la auditoría. Délo como lo muestra audit head: un número, dos puntos y 64 dígitos de 0 a f.
admin-audit-exchanged = La auditoría ya no contiene lo que se anotó del registro { $number }: fue cambiada o cortada. Guarde una copia de la base de datos y restaure el último archivo que todavía lo contenga.
admin-reindexed = La búsqueda conoce { $parties } partes.
admin-role-unknown = «{ $role }» no es una función; hay { $known }.
admin-invited = { $name } tiene una invitación ({ $role }) y entrará como { $login }. El código es { $code }, vale 30 días y se escribe en { $page } de las páginas de la institución. Se muestra solo esta vez.
admin-released = Se soltaron { $invitations } invitaciones, { $accounts } cuentas, { $requests } solicitudes y { $firms } empresas.

check-file = El archivo de la base de datos está dañado: { $reason }
check-orphans = { $rows } filas de { $table } remiten en { $column } a algo que no existe.
check-body = La fila { $id } de { $table } no se puede leer.
check-column = La fila { $id } de { $table } dice en { $column } otra cosa que en su contenido.
check-key = Falta la clave de { $id }, aunque nadie borró esta empresa o persona.
audit-fault-gap = La auditoría está rota en el asiento { $number }: falta un asiento anterior.
audit-fault-chain = La auditoría está rota en el asiento { $number }: no es el asiento que se escribió.
audit-fault-content = La auditoría está rota en el asiento { $number }: su contenido no es el que se escribió.
audit-fault-end = La auditoría está rota en el asiento { $number }: su final no es el que se escribió.

store-conflict = Alguien cambió esto mientras tanto. Mire qué dice ahora y haga de nuevo su cambio.
store-missing = No existe tal registro, o no existe algo a lo que remite.
store-taken = Este nombre ya está ocupado; elija otro.
store-unavailable = La base de datos no se puede usar en este momento; no se guardó nada. Pruebe de nuevo en un minuto. ({ $cause })
store-newer = La base de datos tiene la versión { $found } y este programa solo conoce la { $known }. Instale el programa más nuevo.
store-damaged = Algo en la base de datos no está como el programa lo escribió: { $cause }. Ejecute puente admin check.

archive-foreign = { $file } no es un respaldo de Puente.
archive-newer = { $file } tiene la versión { $found } y este programa solo conoce la { $known }. Instale el programa más nuevo.
archive-cut = { $file } está cortado después de la línea { $line }; no se cambió nada. Use otra copia.
archive-damaged = { $file } está dañado en la línea { $line }; no se cambió nada. Use otra copia.
archive-not-empty = La base de datos no está vacía. Restablezca { $file } en una vacía, o diga --replace para renunciar a lo que contiene.
archive-file = { $file } no se puede usar: { $reason }
