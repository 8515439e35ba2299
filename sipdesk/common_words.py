"""Swedish words and names that people choose, which the dictionaries of zxcvbn lack.

Roughly the commonest first: a word further down counts as somewhat harder to guess. The names are
among Statistics Sweden's most frequent ones; months, weekdays, seasons, towns and the words of
this work are what passphrases are made of that somebody had to change.
"""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
sipdesk sip lösenord lösenfras losenord losenfras hemlig hemligt hemlighet samordnad individuell
plan samordnare samordning kommun kommunen region regionen socialtjänst socialtjänsten socialtjanst
handläggare hemtjänst psykiatri vårdcentral omsorg omsorgen vård vården skola skolan kontor kontoret
jobb jobbet arbete arbetet dator datorn laptop välkommen valkommen hejsan hej hallå tjena
sommar sommaren vinter vintern höst hösten vår våren semester midsommar midsommarafton jul julen
julafton påsk påsken lucia valborg nyår
januari februari mars april maj juni juli augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag måndagen fredagen helg helgen vecka veckan
älskar jag dig mig dej mej min mitt mina du vi ni han hon den det de är och att i på en ett som för
med av till inte om har kan ska vill var så men från nu då här där hur vad när alltid aldrig mycket
alla allt ingen bra bäst bästa fint fin stor stora liten lilla små gammal gamla ny nya god goda glad
glada rolig kul snäll mamma pappa mor far syster bror barn barnen dotter son mormor farmor morfar
farfar familj familjen vän vännen vänner kompis kärlek hjärta hjärtat älskling gubben gumman
hund hunden katt katten häst hästen kanin fågel kossa gris ko björn älg varg räv lejon tiger
hus huset hem hemma stuga stugan båt båten bil bilen cykel cykeln tåg buss sjö sjön hav havet
skog skogen träd berg strand ö ön sol solen måne månen stjärna stjärnan himmel snö regn vatten eld
blomma blomman ros rosen röd rött grön grönt blå blått gul gult svart vit vitt rosa lila
mat kaffe fika bulle kanelbulle tårta choklad godis ost smör bröd mjölk öl vin äpple banan potatis
fotboll hockey ishockey innebandy golf hammarby djurgården aik ifk malmö göteborg stockholm uppsala
västerås örebro linköping helsingborg jönköping norrköping lund umeå gävle borås sundsvall luleå
kiruna karlstad växjö kalmar halmstad falun östersund sverige svensk svenska norge finland danmark
ett två tre fyra fem sex sju åtta nio tio hundra tusen noll första andra tredje
anna maria margareta elisabeth eva kristina birgitta karin marie elisabet ingrid christina linnéa
sofia kerstin lena helena marianne emma johanna linnea inger sara cecilia elin anita ulla gunilla
louise susanne alice maja lilly astrid wilma ella agnes saga freja julia klara
lars erik karl anders per johan nils mikael jan lennart hans olof peter gunnar sven fredrik bengt
daniel bo gustav alexander göran åke magnus martin stefan john thomas mats henrik björn oskar
william liam noah lucas elias hugo oliver adam ludvig axel leo arvid alfred viktor emil
andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson
jonsson jansson hansson bengtsson jönsson lindberg jakobsson magnusson olofsson lindström lindqvist
lindgren berg axelsson bergström lundberg lind lundgren lundqvist mattsson berglund fredriksson
sandberg henriksson forsberg sjöberg wallin engström eklund danielsson lundin håkansson björk
bosse lasse kalle pelle olle nisse kicki pippi långstrump emil bamse zlatan abba volvo saab ikea
vattenfall systembolaget riksdagen kungen drottning prins prinsessa gud jesus ängel fan skit jävla
"""
COMMON_WORDS: Final = tuple(_WORDS.split())
