"""Languages by their letters (ISO 639) and by the names that people write for them."""

from __future__ import annotations

from cma_roadmap.loading.person.vocabulary import Names

_LISTED = """
aa Afar
ab Abkhazian
ae Avestan
af Afrikaans
ak Akan
am Amharic
an Aragonese
ar Arabic
as Assamese
av Avaric
ay Aymara
az Azerbaijani
ba Bashkir
be Belarusian
bg Bulgarian
bh Bihari languages
bi Bislama
bm Bambara
bn Bengali
bo Tibetan
br Breton
bs Bosnian
ca Catalan; Valencian
ce Chechen
ch Chamorro
co Corsican
cr Cree
cs Czech
cu Church Slavic; Old Church Slavonic
cv Chuvash
cy Welsh
da Danish
de German; Deutsch
dv Divehi; Dhivehi; Maldivian
dz Dzongkha
ee Ewe
el Greek
en English
eo Esperanto
es Spanish; Castilian; español; espanol
et Estonian
eu Basque
fa Persian; Farsi; Dari
ff Fulah
fi Finnish
fj Fijian
fo Faroese
fr French; français; francais
fy Western Frisian
ga Irish
gd Gaelic; Scottish Gaelic
gl Galician
gn Guarani
gu Gujarati
gv Manx
ha Hausa
he Hebrew
hi Hindi
ho Hiri Motu
hr Croatian
ht Haitian Creole; Haitian; Creole
hu Hungarian
hy Armenian
hz Herero
ia Interlingua
id Indonesian
ie Interlingue; Occidental
ig Igbo
ii Sichuan Yi; Nuosu
ik Inupiaq
io Ido
is Icelandic
it Italian
iu Inuktitut
ja Japanese
jv Javanese
ka Georgian
kg Kongo
ki Kikuyu; Gikuyu
kj Kuanyama; Kwanyama
kk Kazakh
kl Kalaallisut; Greenlandic
km Central Khmer
kn Kannada
ko Korean
kr Kanuri
ks Kashmiri
ku Kurdish
kv Komi
kw Cornish
ky Kirghiz; Kyrgyz
la Latin
lb Luxembourgish; Letzeburgesch
lg Ganda
li Limburgan; Limburger; Limburgish
ln Lingala
lo Lao
lt Lithuanian
lu Luba-Katanga
lv Latvian
mg Malagasy
mh Marshallese
mi Maori
mk Macedonian
ml Malayalam
mn Mongolian
mr Marathi
ms Malay
mt Maltese
my Burmese
na Nauru
nb Norwegian Bokmål; Norwegian
nd North Ndebele
ne Nepali
ng Ndonga
nl Dutch; Flemish
nn Norwegian Nynorsk
no Norwegian
nr South Ndebele
nv Navajo; Navaho
ny Chichewa; Chewa; Nyanja
oc Occitan; Provençal
oj Ojibwa
om Oromo
or Oriya
os Ossetian; Ossetic
pa Punjabi; Panjabi
pi Pali
pl Polish
ps Pashto; Pushto
pt Portuguese; português; portugues
qu Quechua
rm Romansh
rn Rundi
ro Romanian; Moldavian; Moldovan
ru Russian
rw Kinyarwanda
sa Sanskrit
sc Sardinian
sd Sindhi
se Northern Sami
sg Sango
si Sinhala; Sinhalese
sk Slovak
sl Slovenian
sm Samoan
sn Shona
so Somali
sq Albanian
sr Serbian
ss Swati
st Southern Sotho; Sotho
su Sundanese
sv Swedish
sw Swahili
ta Tamil
te Telugu
tg Tajik
th Thai
ti Tigrinya
tk Turkmen
tl Tagalog; Filipino
tn Tswana
to Tonga; Tongan
tr Turkish
ts Tsonga
tt Tatar
tw Twi
ty Tahitian
ug Uighur; Uyghur
uk Ukrainian
ur Urdu
uz Uzbek
ve Venda
vi Vietnamese; tiếng Việt
vo Volapük
wa Walloon
wo Wolof
xh Xhosa
yi Yiddish
yo Yoruba
za Zhuang; Chuang
zh Chinese; Mandarin; Mandarin Chinese; Cantonese
zu Zulu
ase American Sign Language; ASL; sign language
chr Cherokee
haw Hawaiian
hmn Hmong
ilo Ilocano
kar Karen
mis another language; other
"""

LANGUAGES: Names = {
    line.partition(" ")[0]: tuple(line.partition(" ")[2].split("; "))
    for line in _LISTED.strip().splitlines()
}
"""Two letters where a language has them, else three, each with names."""
