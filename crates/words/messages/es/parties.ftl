### Communities, associations, support institutions and buyers; ties, memberships and yearly figures.

# Lists
organisation-count = En esta lista: { $count }
organisations-none = Todavía no hay nada registrado aquí. Lo agrega quien dirige la institución.
organisations-none-found = En esta zona no hay nada registrado. Elija otra zona o muestre todas.
none-yet-community = Todavía no hay comunidades. Agregue la primera; después se pueden registrar empresas en ella.
none-yet-association = Todavía no hay asociaciones. Agregue aquellas a las que las empresas de aquí pueden entrar.
none-yet-institution = Todavía no hay instituciones de apoyo. Agregue las escuelas, los laboratorios y los centros de capacitación a los que las empresas pueden acudir.
none-yet-buyer = Todavía no hay compradores. Agregue aquellos cuyas exigencias las empresas quieren cumplir.
show-chosen = Mostrar
add-community = Agregar una comunidad
add-association = Agregar una asociación
add-institution = Agregar una institución de apoyo
add-buyer = Agregar un comprador

# One of them
members-none = Todavía no tiene empresas.
members-hidden = Empresas miembros cuya página usted no puede ver: { $count }
agents-title = Agentes
agents-none = Todavía no tiene un agente asignado.
organisation-ties-none = Todavía no hay vínculos registrados. Se agregan en la página de una empresa.
field-community-form = Qué la une
field-institution-form = Qué es
field-about = Qué es y qué hace
hint-about = Unas frases que una empresa entienda.
field-fee = Cuota anual
hint-fee = En la moneda del país; déjelo vacío si no se sabe.
field-open = Abierta a toda empresa de su rubro, también a las pequeñas e informales
field-entry = Quién puede entrar y cómo
field-services = Servicios que las empresas pueden pedir
field-lead = Lidera una cadena: otros siguen sus normas
field-demands = Qué compra y qué normas exige
problem-country = Elija un país.

# Ties
back-to-firm = Volver a la empresa
tie-for = Un vínculo de { $name }
tie-search = ¿Con quién?
tie-search-hint = Busque por nombre, lugar o rubro: empresas, comunidades, asociaciones, instituciones de apoyo y compradores.
tie-none-found = No se encontró a nadie. Pruebe con otra palabra o con una parte del nombre.
field-relation = La empresa …
field-other = De quién se trata
field-since = Desde cuándo
field-basis = Cómo se sabe
field-note = Nota
hint-note = Quién lo dijo o de qué se trata.
problem-relation = Elija qué tienen que ver los dos.
problem-other = Elija uno de los encontrados.
problem-end-day = Indique el último día.
end-stays = Lo que termina queda registrado con su último día.

# Memberships
membership-for = { $name } entra en una comunidad
membership-lead = Los agentes de la comunidad verán la página de la empresa y la visitarán.
membership-none = No hay otra comunidad que usted pueda elegir. Pregunte a quien dirige la institución.
problem-community-choose = Elija una comunidad.
problem-since = Indique el primer día.

# Yearly figures
panel-for = Cifras de un año de { $name }
panel-lead = Deje vacío lo que no se sabe. Cero quiere decir que no hubo.
panel-correct = Corregir { $year } de { $name }
panel-correct-lead = La corrección toma el lugar de las cifras anteriores, que quedan registradas.
panel-correct-link = Corregir
group-exports = Exportaciones
group-accounts = Salarios y valor agregado
group-prices = Ejercicio y precios
field-closes = Último mes del ejercicio
field-currency = Moneda de todos los montos
field-base-year = Año base
hint-base-year = Solo para precios de un año base.
field-no-exports = No exportó nada este año
field-export-product = Producto
hint-export-product = Un código del Sistema Armonizado de dos, cuatro o seis dígitos, como 0806, si se sabe.
field-export-market = País de destino
field-export-amount = Monto exportado
hint-women = Con la dueña, si trabaja ahí.
hint-men = Con el dueño, si trabaja ahí.
problem-currency = Elija una moneda.
problem-market = “{ $text }” no es un país conocido aquí. Escriba su nombre o su código de tres letras.
problem-export-amount = Indique el monto de esta exportación o vacíe la línea.
problem-source = Elija quién da las cifras.
