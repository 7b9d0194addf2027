### Otras formas de entrar: con una cuenta de otro proveedor, y por correo.

## Accounts elsewhere
sso-title = Entrar con otra cuenta
sso-sign-in = Entrar con { $label }
sso-accept = Aceptar con { $label }
sso-instead = También puede entrar sin una contraseña nuestra:
sso-away = Lo llevamos a { $label }. Si no pasa nada, oprima el botón.
sso-go-on = Seguir a { $label }
sso-lead = Si tiene una cuenta en { $label }, puede entrar con ella en lugar de su contraseña. Escriba su contraseña una vez para vincularla.
sso-connect = Vincular { $label }
sso-end = Terminar el vínculo
sso-factor = Escriba los seis dígitos que muestra su teléfono, o uno de sus códigos en papel.
sso-code = Este código no vale: venció, ya se usó o fue reemplazado por uno más nuevo. Pida uno nuevo a quien se lo dio.
identity-stale = Pasó demasiado tiempo, o la página se abrió dos veces. Vaya a la página de entrada y empiece de nuevo.
identity-unknown = Aquí nadie vinculó esta cuenta. Entre primero con su contraseña y vincúlela en Ajustes; si todavía no lo invitaron, pregunte a la institución.
identity-taken = Esta cuenta ya está vinculada a una persona de aquí. Elija otra cuenta allá, o pregunte a la institución.
provider-unreachable = En este momento no se puede llegar al otro lado. Intente de nuevo en un minuto, o entre con su contraseña.
provider-refused = El otro lado no dijo con claridad quién es usted, por eso no entró nadie. Empiece de nuevo, o entre con su contraseña.
problem-no-password = Todavía no tiene una contraseña aquí. Pida a quien lo atiende un código para elegir una.
act-identity-linked = Cuenta externa vinculada
act-identity-unlinked = Cuenta externa desvinculada
act-identity-signed-in = Entró con una cuenta externa
ticket-mailed = Contraseña nueva por correo

## Settings of the server
sso-address = “{ $address }” no sirve para entrar con otra cuenta. Dé una dirección que empiece con https:// y que, para las páginas, no tenga ruta.
sso-roots = Esta máquina no tiene certificados en los que confiar: { $reason }. Instale el paquete de certificados CA del sistema.

## Forgotten passwords and letters
forgotten-title = ¿Olvidó su contraseña?
forgotten-lead = Escriba con qué entra. Si nos dio un correo electrónico, allí llegará una carta con un enlace.
forgotten-send = Enviar la carta
forgotten-sent = Si alguien entra aquí con eso y dio un correo electrónico, una carta está en camino. Su enlace vale una hora y una sola vez. Si no llega nada, mire primero entre los correos no deseados.
field-mail = Enviarlo también por correo electrónico
field-confirm = Contraseña actual
hint-confirm = Solo si cambia su correo electrónico.
slip-mailed = Enviado también a { $address }.
slip-not-mailed = No se pudo enviar a { $address }. Dé el código en papel o por teléfono.
letter-reset-subject = Una contraseña nueva
letter-reset = Hola, { $name }:{"\u000A"}{"\u000A"}alguien pidió una contraseña nueva para usted. Abra esta página para elegirla:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}O escriba este código en la página de los códigos: { $code }{"\u000A"}{"\u000A"}Vale una hora y una sola vez. Si no fue usted, no haga nada: su contraseña queda como está.{"\u000A"}
letter-code-subject = Su código para { $institution }
letter-code = Hola, { $name }:{"\u000A"}{"\u000A"}{ $institution } le da este código. Abra esta página y elija una contraseña:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}Su código: { $code }{"\u000A"}Después usted entra con: { $login }{"\u000A"}{"\u000A"}Si no sabe de qué se trata, no haga nada.{"\u000A"}
act-reset-mailed = Código para una contraseña nueva enviado por correo
mail-sender = “{ $text }” no es un remitente: { $reason }. Escríbalo como Puente <puente@example.org>.
mail-host = “{ $host }” no es un servidor de correo: { $reason }. Dé su nombre, como mail.example.org.
mail-tls = Las cartas a { $host } viajarían a la vista de todos. Use implicit o starttls; none es solo para un servidor de correo en esta máquina.

## A further firm for a person
person-add-firm = Agregar una empresa
person-firm-of = Otra empresa para { $name }
back-to-person = Volver a la persona
problem-choose-firm = Elija una empresa.

## What serve takes
help-arg-public_url = Dirección por la que se llega a las páginas, como https://puente.example.org
help-arg-sso_issuer = Proveedor con el que también se puede entrar (OpenID Connect), como él escribe su propia dirección
help-arg-sso_client = Nombre que el proveedor le dio a este programa
help-arg-sso_secret_file = Archivo con el secreto que le corresponde (o PUENTE_SSO_SECRET)
help-arg-sso_label = Cómo llama la gente al proveedor; está en el botón
help-arg-mail_host = Servidor de correo para las cartas
help-arg-mail_port = Su puerto (por omisión: 465 implicit, 587 starttls, 25 none)
help-arg-mail_tls = Cómo se protege el camino: implicit, starttls (por omisión) o none, solo en esta máquina
help-arg-mail_user = Nombre con el que el programa entra allí
help-arg-mail_password_file = Archivo con la contraseña que le corresponde (o PUENTE_MAIL_PASSWORD)
help-arg-mail_from = Remitente de las cartas, como Puente <puente@example.org>
setting-needed = { $by } necesita también { $name }. Délo como opción o en el entorno.
secret-unreadable = no se puede leer el secreto de { $file }: { $reason }
not-built-in = este programa se compiló sin aquello para lo que sirve { $flag }. Compílelo con --features { $feature }.
