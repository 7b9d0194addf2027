### Lo que espera a una persona: la página de inicio y la carta que recuerda los planes.

due-title = Acciones de los planes por vencer
task-plan = Del plan de mejora
verify-title = Diagnósticos por verificar
task-verify = Mirar y verificar
drafts-title = Diagnósticos por continuar
task-go-on = Seguir respondiendo
standards-waiting-title = Normas en borrador
task-answer = Responder los comentarios
task-comment = Leer y comentar
letter-reminder-subject = Lo que vence en su plan de mejora
act-reminder-mailed = Recordatorio de un plan enviado
act-reminder-returned = Recordatorio de un plan no enviado
help-admin-remind = Escribir a quienes tienen acciones de un plan de mejora por vencer. Puente no lo hace por sí solo: haga que un temporizador del sistema (systemd, cron, Programador de tareas) lo llame una vez al día. Llamado otra vez el mismo día, no escribe dos veces a nadie
admin-reminded = Se recordó a { $sent } personas; { $failed } cartas no se pudieron enviar.
letter-reminder-firm = { $name }: { $count }
letter-reminder =
    Buen día, { $name }.

    Acciones del plan de mejora vencidas, que vencen en una semana o que hay que recordar: { $count }.
    { $firms }

    Al entrar verá cuáles son: { $link }

    Recibe como mucho una carta así por día, y ninguna cuando nada vence. Si no es para usted, puede tirarla.
