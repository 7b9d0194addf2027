### Entrar: contraseñas, códigos y cuánto esperar.

password-short = Demasiado corta: una contraseña tiene al menos { $least } caracteres. Tres o cuatro palabras que no tengan que ver entre sí son fáciles de recordar.
password-long = Demasiado larga: una contraseña tiene como máximo { $most } caracteres, menos si lleva acentos o símbolos.
password-common = Demasiado fácil de adivinar: muchas personas usan esta contraseña o una parecida. Tres o cuatro palabras que no tengan que ver entre sí son una buena elección.
password-personal = Demasiado fácil de adivinar: es poco más que su propio nombre, correo o teléfono. Elija algo que los demás no sepan de usted.

sign-in-wrong = El nombre o la contraseña no son correctos.
second-factor-wrong = Este código no es correcto o ya se usó. Espere a que su teléfono muestre el siguiente.
code-unknown = Este código no vale: venció, ya se usó o fue reemplazado por otro más nuevo. Pida uno nuevo a quien se lo dio.
code-length = Un código tiene { $length } letras y cifras; usted escribió { $found }.
code-character = «{ $character }» no aparece en ningún código. Compárelo con el papel.
code-check = Hay una letra o una cifra equivocada o fuera de lugar. Compare el código con el papel.

too-many-attempts-seconds = Demasiados intentos fallidos. Espere { $seconds } segundos y vuelva a intentarlo.
too-many-attempts-minutes = Demasiados intentos fallidos. Espere { $minutes } minutos y vuelva a intentarlo.
