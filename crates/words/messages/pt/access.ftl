### Entrar: senhas, códigos e quanto esperar.

password-short = Curta demais: uma senha tem pelo menos { $least } caracteres. Três ou quatro palavras que não tenham a ver entre si são fáceis de lembrar.
password-long = Longa demais: uma senha tem no máximo { $most } caracteres, menos se tiver acentos ou símbolos.
password-common = Fácil demais de adivinhar: muitas pessoas usam esta senha ou uma parecida. Três ou quatro palavras que não tenham a ver entre si são uma boa escolha.
password-personal = Fácil demais de adivinhar: é pouco mais que o seu próprio nome, e-mail ou telefone. Escolha algo que os outros não saibam sobre você.

sign-in-wrong = O nome ou a senha não está certo.
second-factor-wrong = Este código está errado ou já foi usado. Espere até que o telefone mostre o próximo.
code-unknown = Este código não vale: venceu, já foi usado ou foi substituído por um mais novo. Peça um novo a quem o deu a você.
code-length = Um código tem { $length } letras e algarismos; você digitou { $found }.
code-character = “{ $character }” não aparece em nenhum código. Compare com o papel.
code-check = Há uma letra ou um algarismo errado ou fora do lugar. Compare o código com o papel.

too-many-attempts-seconds = Tentativas erradas demais. Espere { $seconds } segundos e tente de novo.
too-many-attempts-minutes = Tentativas erradas demais. Espere { $minutes } minutos e tente de novo.
