### Outras formas de entrar: com uma conta de outro provedor, e por e-mail.

## Accounts elsewhere
sso-title = Entrar com outra conta
sso-sign-in = Entrar com { $label }
sso-accept = Aceitar com { $label }
sso-instead = Você também pode entrar sem uma senha nossa:
sso-away = Estamos levando você a { $label }. Se nada acontecer, aperte o botão.
sso-go-on = Seguir para { $label }
sso-lead = Se você tem uma conta em { $label }, pode entrar com ela em vez da sua senha. Escreva sua senha uma vez para vinculá-la.
sso-connect = Vincular { $label }
sso-end = Terminar o vínculo
sso-factor = Escreva os seis dígitos que o seu celular mostra, ou um dos seus códigos no papel.
sso-code = Este código não vale: venceu, já foi usado ou foi substituído por um mais novo. Peça um novo a quem o deu a você.
identity-stale = Passou tempo demais, ou a página foi aberta duas vezes. Vá à página de entrada e comece de novo.
identity-unknown = Ninguém aqui vinculou esta conta. Entre primeiro com sua senha e vincule-a em Ajustes; se ainda não recebeu convite, pergunte à instituição.
identity-taken = Esta conta já está vinculada a uma pessoa daqui. Escolha outra conta lá, ou pergunte à instituição.
provider-unreachable = No momento não se consegue chegar ao outro lado. Tente de novo em um minuto, ou entre com sua senha.
provider-refused = O outro lado não disse com clareza quem você é, por isso ninguém entrou. Comece de novo, ou entre com sua senha.
problem-no-password = Você ainda não tem uma senha aqui. Peça a quem atende você um código para escolher uma.
act-identity-linked = Conta externa vinculada
act-identity-unlinked = Conta externa desvinculada
act-identity-signed-in = Entrou com uma conta externa
ticket-mailed = Senha nova por e-mail

## Settings of the server
sso-address = “{ $address }” não serve para entrar com outra conta. Dê um endereço que comece com https:// e que, para as páginas, não tenha caminho.
sso-roots = Esta máquina não tem certificados em que confiar: { $reason }. Instale o pacote de certificados CA do sistema.

## Forgotten passwords and letters
forgotten-title = Esqueceu a senha?
forgotten-lead = Escreva com que você entra. Se nos deu um e-mail, uma carta com um link vai para lá.
forgotten-send = Enviar a carta
forgotten-sent = Se alguém entra aqui com isso e deu um e-mail, uma carta está a caminho. O link vale uma hora e uma só vez. Se nada chegar, olhe primeiro no lixo eletrônico.
field-mail = Enviar também por e-mail
field-confirm = Senha atual
hint-confirm = Só se mudar o seu e-mail.
slip-mailed = Enviado também para { $address }.
slip-not-mailed = Não foi possível enviar para { $address }. Dê o código no papel ou por telefone.
letter-reset-subject = Uma senha nova
letter-reset = Olá, { $name }!{"\u000A"}{"\u000A"}Alguém pediu uma senha nova para você. Abra esta página para escolhê-la:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}Ou escreva este código na página dos códigos: { $code }{"\u000A"}{"\u000A"}Vale uma hora e uma só vez. Se não foi você, não faça nada: sua senha fica como está.{"\u000A"}
letter-code-subject = Seu código para { $institution }
letter-code = Olá, { $name }!{"\u000A"}{"\u000A"}{ $institution } dá a você este código. Abra esta página e escolha uma senha:{"\u000A"}{"\u000A"}{ $link }{"\u000A"}{"\u000A"}Seu código: { $code }{"\u000A"}Depois você entra com: { $login }{"\u000A"}{"\u000A"}Se não sabe do que se trata, não faça nada.{"\u000A"}
act-reset-mailed = Código para uma senha nova enviado por e-mail
mail-sender = “{ $text }” não é um remetente: { $reason }. Escreva como Puente <puente@example.org>.
mail-host = “{ $host }” não é um servidor de e-mail: { $reason }. Dê o nome dele, como mail.example.org.
mail-tls = As cartas para { $host } viajariam à vista de todos. Use implicit ou starttls; none é só para um servidor de e-mail nesta máquina.

## A further firm for a person
person-add-firm = Adicionar uma empresa
person-firm-of = Outra empresa para { $name }
back-to-person = Voltar à pessoa
problem-choose-firm = Escolha uma empresa.

## What serve takes
help-arg-public_url = Endereço pelo qual se chega às páginas, como https://puente.example.org
help-arg-sso_issuer = Provedor com que também se pode entrar (OpenID Connect), como ele escreve o próprio endereço
help-arg-sso_client = Nome que o provedor deu a este programa
help-arg-sso_secret_file = Arquivo com o segredo correspondente (ou PUENTE_SSO_SECRET)
help-arg-sso_label = Como as pessoas chamam o provedor; está no botão
help-arg-mail_host = Servidor de e-mail para as cartas
help-arg-mail_port = A porta dele (padrão: 465 implicit, 587 starttls, 25 none)
help-arg-mail_tls = Como o caminho é protegido: implicit, starttls (padrão) ou none, só nesta máquina
help-arg-mail_user = Nome com que o programa entra lá
help-arg-mail_password_file = Arquivo com a senha correspondente (ou PUENTE_MAIL_PASSWORD)
help-arg-mail_from = Remetente das cartas, como Puente <puente@example.org>
setting-needed = { $by } também precisa de { $name }. Informe como opção ou no ambiente.
secret-unreadable = não é possível ler o segredo de { $file }: { $reason }
not-built-in = este programa foi compilado sem aquilo para que serve { $flag }. Compile-o com --features { $feature }.
