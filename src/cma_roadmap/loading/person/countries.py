"""The countries by their two letters (ISO 3166-1) and by the names that people write for them.

The letters and a part of the names are from `iso3166.tab` of the tz database, which is in the
public domain.
"""

from __future__ import annotations

from cma_roadmap.loading.person.vocabulary import Names

_LISTED = """
AD Andorra
AE United Arab Emirates; UAE
AF Afghanistan
AG Antigua and Barbuda
AI Anguilla
AL Albania
AM Armenia
AO Angola
AQ Antarctica
AR Argentina
AS American Samoa
AT Austria
AU Australia
AW Aruba
AX Åland Islands; Aland Islands
AZ Azerbaijan
BA Bosnia and Herzegovina
BB Barbados
BD Bangladesh
BE Belgium
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BL St. Barthélemy; St. Barthelemy
BM Bermuda
BN Brunei
BO Bolivia
BQ Caribbean Netherlands; Caribbean NL
BR Brazil
BS Bahamas
BT Bhutan
BV Bouvet Island
BW Botswana
BY Belarus
BZ Belize
CA Canada
CC Cocos (Keeling) Islands
CD Congo - Kinshasa; Congo Dem. Rep.; Congo; DR Congo; DRC
CF Central African Republic; Central African Rep.
CG Congo - Brazzaville; Congo Rep.; Congo
CH Switzerland
CI Côte d'Ivoire; Cote d'Ivoire; Ivory Coast
CK Cook Islands
CL Chile
CM Cameroon
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde
CW Curaçao; Curacao
CX Christmas Island
CY Cyprus
CZ Czechia; Czech Republic
DE Germany
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic; the Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain; España; Espana
ET Ethiopia
FI Finland
FJ Fiji
FK Falkland Islands
FM Micronesia
FO Faroe Islands
FR France
GA Gabon
GB United Kingdom; Britain; UK; Great Britain; England; Scotland; Wales; Northern Ireland
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GR Greece
GS South Georgia and South Sandwich Islands
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HK Hong Kong SAR China; Hong Kong
HM Heard Island and McDonald Islands
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia
IE Ireland
IL Israel
IM Isle of Man
IN India
IO British Indian Ocean Territory
IQ Iraq
IR Iran; Persia
IS Iceland
IT Italy
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN St. Kitts and Nevis
KP North Korea; Korea North; Korea
KR South Korea; Korea South; Korea; Republic of Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Laos
LB Lebanon
LC St. Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova
ME Montenegro
MF St. Martin; St Martin French
MG Madagascar
MH Marshall Islands
MK North Macedonia; Macedonia
ML Mali
MM Myanmar; Burma
MN Mongolia
MO Macao SAR China; Macau
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico; México
MY Malaysia
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NL Netherlands; Holland
NO Norway
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
OM Oman
PA Panama
PE Peru; Perú
PF French Polynesia
PG Papua New Guinea
PH Philippines; the Philippines
PK Pakistan
PL Poland
PM St. Pierre and Miquelon
PN Pitcairn Islands; Pitcairn
PR Puerto Rico
PS Palestinian Territories; Palestine
PT Portugal
PW Palau
PY Paraguay
QA Qatar
RE Réunion; Reunion
RO Romania
RS Serbia
RU Russia; Russian Federation
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan
SE Sweden
SG Singapore
SH St. Helena, Ascension and Tristan da Cunha; St Helena
SI Slovenia
SJ Svalbard and Jan Mayen
SK Slovakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST São Tomé and Príncipe; Sao Tome and Principe
SV El Salvador
SX Sint Maarten; St Maarten Dutch; St Maarten
SY Syria; Syrian Arab Republic
SZ Eswatini; Eswatini Swaziland; Swaziland
TC Turks and Caicos Islands; Turks and Caicos Is
TD Chad
TF French Southern and Antarctic Lands; French S. Terr.
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL Timor-Leste; East Timor
TM Turkmenistan
TN Tunisia
TO Tonga
TR Türkiye; Turkiye; Turkey
TT Trinidad and Tobago
TV Tuvalu
TW Taiwan
TZ Tanzania; United Republic of Tanzania
UA Ukraine
UG Uganda
UM U.S. Outlying Islands; US minor outlying islands
US United States; USA; United States of America; America
UY Uruguay
UZ Uzbekistan
VA Vatican City
VC St. Vincent and Grenadines; St Vincent
VE Venezuela; Bolivarian Republic of Venezuela
VG British Virgin Islands; Virgin Islands UK; Virgin Islands
VI U.S. Virgin Islands; Virgin Islands US; Virgin Islands
VN Vietnam; Viet Nam
VU Vanuatu
WF Wallis and Futuna
WS Samoa
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe
"""

COUNTRIES: Names = {
    line.partition(" ")[0]: tuple(line.partition(" ")[2].split("; "))
    for line in _LISTED.strip().splitlines()
}
"""Letters, each with names; some names belong to several."""
