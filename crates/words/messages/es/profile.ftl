### El perfil de un lugar.

profile-title = { $place } en el comercio exterior
place-name = { $place }
name-and-share = { $name } ({ $share })
profile-source = McDermott y Pietrobelli (2015), cuadro { $table }
profile-flag = cuadro { $table }, { $place }{ $year }, { $what }: { $why }
column-share-2000 = 2000
column-share-2013 = 2013
column-growth = Crecimiento
column-jobs-before = Primer año
column-jobs-after = Último año
column-fdi-region = América del Sur
column-share-of-region = Participación en el total de América del Sur

# Qué exporta un lugar
profile-products = Qué exporta
profile-products-title = { $place }: los cinco mayores productos de exportación
profile-products-says = En { $year }, lo que más ingresos del exterior dio a { $place } fueron estos productos: { $now }.
profile-products-region = En { $count } de los { $all } países sudamericanos, el mayor producto de exportación de 2013 fue { $name }.
profile-products-definition = Participación de cada producto de cuatro dígitos del Sistema Armonizado en el valor de todos los bienes exportados. Un producto sin participación no estuvo entre los cinco mayores ese año.
profile-before = En { $year } eran estos: { $before }.
profile-note-top5 = Una raya significa que no estuvo entre los cinco mayores ese año, no que fuera cero.

# A dónde
profile-destinations = A dónde exporta
profile-destinations-title = { $place }: los cinco mayores destinos de exportación
profile-destinations-says = En { $year }, los principales destinos de las exportaciones de { $place } fueron estos: { $now }.
profile-destinations-region = Para { $count } de los { $all } países sudamericanos, el mayor destino de 2013 fue { $name }.
profile-destinations-definition = Participación de cada destino en el valor de todos los bienes exportados. Un destino sin participación no estuvo entre los cinco mayores ese año.
destination-free-zones = zonas francas
destination-unspecified = destino no especificado
destination-other-asia-not-else-specified = otros de Asia

# Inversión
profile-investment = La inversión extranjera a lo largo de los años
profile-investment-title = { $place }: entradas de inversión extranjera directa
profile-investment-says = Las empresas extranjeras invirtieron { $value } millones de US$ en { $place } en { $year }; la mayor entrada fue de { $most } millones de US$, en { $peak }.
profile-investment-peak = Las empresas extranjeras invirtieron { $value } millones de US$ en { $place } en { $year }, más que en ningún año anterior del cuadro.
profile-investment-share = Eso fue el { $share } de las entradas de América del Sur en { $year }.
profile-investment-missing = El documento no publica datos de inversión extranjera directa de { $place }.
profile-investment-definition = Inversión extranjera directa que entró en el año, en millones de dólares de Estados Unidos de ese año, sin ajustar los precios. Un número negativo significa que se retiró más de lo que se invirtió.
profile-note-average = El primer período es el promedio simple de 2000 a 2006.

# Al lado de la región y del país mejor situado
measure-missing = El documento no publica este número para { $place } ({ $what }).
measure-mean = el promedio de los países sudamericanos es { $value }
measure-total = América del Sur en su conjunto está en { $value }
measure-beside = Para comparar: { $region }; el país mejor situado es { $best }, con { $value }.
measure-alike = Está más o menos al nivel de la región.
measure-beside-best = Para comparar: { $region }; ningún país sudamericano está mejor situado.
measure-region = { $what }: el promedio de los países sudamericanos es { $value }; el país mejor situado es { $best } ({ $bestvalue }) y el peor situado, { $worst } ({ $worstvalue }).
profile-note-mean = América del Sur es el promedio simple de sus países en este cuadro; los demás países se muestran solo para comparar.
profile-note-total = La fila de América del Sur es el crecimiento de la inversión que entró en toda la región.
profile-note-venezuela = Los números de Venezuela que figuran en 2013 son de 2011, los más recientes que había.
profile-note-unstated = La mayor parte de las exportaciones de Venezuela de 2011 no indica su destino; no tiene número aquí y queda fuera del promedio.

measure-product-concentration = Dependencia de cinco productos
measure-product-concentration-says = Cinco productos aportaron el { $value } de las exportaciones de { $place } en { $now }, frente al { $other } en { $before }.
measure-product-concentration-better = Depende menos de unos pocos productos que el promedio de la región, así que la caída de un precio hace menos daño y pueden participar empresas de más tipos.
measure-product-concentration-worse = Depende más de unos pocos productos que el promedio de la región: una sola caída de precios se siente en todas partes, y las pequeñas empresas ajenas a esos productos tienen pocas vías para exportar.
measure-product-concentration-definition = Participación de los cinco mayores productos de cuatro dígitos en el valor de los bienes exportados. Cuanto más baja, mejor situado está el país.

measure-destination-concentration = Dependencia de cinco destinos
measure-destination-concentration-says = Cinco destinos recibieron el { $value } de las exportaciones de { $place } en { $now }, frente al { $other } en { $before }.
measure-destination-concentration-unstated = La mayor parte de las exportaciones de { $place } no indica su destino en la última lista, así que no se sabe a cuán pocos mercados van.
measure-destination-concentration-better = Sus ventas se reparten entre más mercados que el promedio de la región, así que los problemas en uno de ellos pesan menos.
measure-destination-concentration-worse = Sus ventas dependen de menos mercados que el promedio de la región; los problemas en uno de ellos pesan más.
measure-destination-concentration-definition = Participación de los cinco mayores destinos en el valor de los bienes exportados. Cuanto más baja, mejor situado está el país.

measure-investment-growth = Crecimiento de la inversión extranjera
measure-investment-growth-says = La inversión extranjera en { $place } tuvo un crecimiento del { $value } al año de 2007 a 2013.
measure-investment-growth-better = Las empresas extranjeras llegaron a mayor ritmo que a la región en su conjunto; si las pequeñas empresas locales son sus proveedoras es otra cuestión.
measure-investment-growth-worse = Las empresas extranjeras llegaron a menor ritmo que a la región en su conjunto.
measure-investment-growth-definition = Crecimiento medio anual compuesto de las entradas de inversión extranjera directa de 2007 a 2013, en dólares corrientes. Calculado solo con esos dos años.

measure-firm-sizes = Empresas por tamaño
measure-firm-sizes-says = De las empresas de { $place }, el { $value } son microempresas y el { $other } son grandes.
measure-firm-sizes-better = Tiene una proporción menor de empresas diminutas que el promedio de los países con datos: hay más pequeñas y medianas empresas que podrían crecer hasta exportar.
measure-firm-sizes-worse = Tiene una proporción mayor de empresas diminutas que el promedio de los países con datos: son pocas las pequeñas y medianas empresas que podrían crecer hasta exportar.
measure-firm-sizes-definition = Proporción de empresas con 10 empleados o menos (micro), de 11 a 50 (pequeñas), de 51 a 250 (medianas) y con 251 o más (grandes), según la OCDE. Cuanto más baja la proporción de microempresas, mejor situado está el país.

measure-sme-exports = Las pequeñas y medianas empresas en las exportaciones
measure-sme-exports-says = En { $place }, las pequeñas y medianas empresas son el { $other } de las empresas exportadoras, pero aportan el { $value } de las exportaciones.
measure-sme-exports-better = Sus pequeñas y medianas empresas obtienen una parte de las exportaciones mayor que el promedio de los países con datos, aunque todavía pequeña.
measure-sme-exports-worse = Sus pequeñas y medianas empresas obtienen una parte de las exportaciones aún menor que el promedio de los países con datos.
measure-sme-exports-definition = Participación de las pequeñas y medianas empresas en el número de empresas exportadoras y en el valor de las exportaciones, hacia 2010. Cada país traza a su manera el límite entre tamaños. Cuanto más alta la participación en el valor, mejor situado está el país.

measure-public-support = Apoyo público a las pequeñas y medianas empresas
measure-public-support-says = { $place } dedica el { $value } de su PIB a apoyar a las pequeñas y medianas empresas.
measure-public-support-better = Es más que el promedio de los países con datos; España, Corea del Sur y Estados Unidos gastan varias veces más.
measure-public-support-worse = Es menos que el promedio de los países con datos y una pequeña parte de lo que gastan España, Corea del Sur y Estados Unidos.
measure-public-support-definition = Todo el apoyo público a las pequeñas y medianas empresas, en porcentaje del producto interno bruto. Cuanto más alto, mejor situado está el país.

measure-promotion-budget = Presupuesto para promover las exportaciones
measure-promotion-budget-says = La agencia de promoción de exportaciones de { $place } cuenta con un presupuesto del { $value } del PIB.
measure-promotion-budget-better = Es más que el promedio de los países con datos.
measure-promotion-budget-worse = Es menos que el promedio de los países con datos.
measure-promotion-budget-definition = Presupuesto de la agencia de promoción de exportaciones en porcentaje del producto interno bruto, promedio de 2007 a 2009; el de España es de 2013 y el de Corea del Sur, de 2009. Cuanto más alto, mejor situado está el país.

measure-export-jobs = Empleos que dependen de las exportaciones
measure-export-jobs-says = En { $place }, el { $value } de todos los empleos dependía de las exportaciones en { $now }, frente al { $other } en { $before }.
measure-export-jobs-better = Hay más trabajo que depende de las exportaciones que en el promedio de los países con datos.
measure-export-jobs-worse = Hay menos trabajo que depende de las exportaciones que en el promedio de los países con datos.
measure-export-jobs-definition = Personas que trabajan para la exportación, directamente o a través de proveedores, en porcentaje de todas las que trabajan. Los años varían según el país: el primero está entre 1996 y 2000, y el último, entre 2003 y 2007. Cuanto más alto, mejor situado está el país.

# Lo que dice el texto
profile-claims = Lo que dice el texto del documento
profile-claims-title = Lo que el texto dice de { $place }
profile-claims-says = Números que el texto da sobre { $place }: { $claims }. Coinciden con los cuadros: { $hold }; no coinciden: { $faults }; los demás no se pueden comprobar.
profile-claims-none = El texto no da ningún número sobre { $place }.
profile-claims-definition = Todos los números del texto y de las notas a pie de página, comparados con los cuadros del mismo documento.
