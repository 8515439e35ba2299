"""Common Swedish names, and sentences such as a coordinator notes. They are about nobody."""

GIVEN_NAMES = """
Agnes Ahmed Alice Amina Anders Anita Anna Arvid Astrid Axel Barbro Bengt Birgitta Bo Britt Carina
Carl Cecilia Dalia Daniel David Ebba Edvin Elias Elin Elisabeth Elsa Emil Emma Erik Eva Fatima
Fredrik Frida Gabriel Gerd Greta Gunilla Gustav Göran Hanna Hans Hassan Helena Hugo Ida Inger
Ingrid Isak Jan Jens Johan Johanna Jonas Josef Julia Kajsa Karin Katarina Kerstin Kjell Klara Lars
Leila Lena Lennart Linnea Linus Lisa Lotta Magnus Maja Margareta Maria Marie Martin Mats Mikael
Mohammed Monica Nils Nora Olle Olof Oskar Per Peter Rolf Rut Sara Sigrid Siv Sofia Stig Sven
Sylvia Tage Tilde Tomas Tove Tyra Ulf Ulla Valter Vera Viktor Viola William Yvonne Zahra Åke Åsa
Örjan
"""
FAMILY_NAMES = """
Abdi Ahlström Ali Alm Andersson Axelsson Berg Bergström Björk Blom Carlsson Dahl Ek Ekström
Eliasson Engström Eriksson Forsberg Fransson Gunnarsson Gustafsson Hansson Hassan Hedlund
Hellström Henriksson Holm Håkansson Isaksson Jakobsson Jansson Johansson Jonsson Karlsson Kumar
Larsson Lind Lindberg Lindgren Lindqvist Lundberg Lundgren Löfgren Magnusson Martinsson Mattsson
Mohamed Månsson Nilsson Nordin Nyberg Nyström Olofsson Olsson Persson Pettersson Rahimi Sandberg
Sjöberg Ström Sundberg Svensson Söderberg Wallin Wikström Åberg Åkesson Öberg Östlund
"""
SENTENCES = (
    "Vill kunna gå ut på egen hand igen, helst varje dag.",
    "Sover dåligt och vaknar ofta tidigt på morgonen.",
    "Har ont i ryggen när trapporna ska städas.",
    "Hemtjänsten kommer två gånger om dagen, men aldrig på samma tid.",
    "Behöver hjälp att ringa till vårdcentralen.",
    "Tycker om att laga mat och vill göra det själv.",
    "Grannen hjälper till med posten och soporna.",
    "Medicinerna blandas ihop när dosetten inte är fylld.",
    "Vill träffa andra i samma ålder, kanske i studiecirkeln.",
    "Skolan känns svår på måndagar, bäst går det i slöjden.",
    "Räkningarna blir liggande oöppnade i hallen.",
    "Går till fysioterapeuten varannan vecka och tränar hemma emellan.",
    "Synen har blivit sämre sedan i vintras.",
    "Rullatorn är för bred för badrumsdörren.",
    "Pratar helst med samma person varje gång.",
    "Orkar inte långa möten, en halvtimme är lagom.",
    "Katten är viktig och måste få följa med vid en flytt.",
    "Arbetsterapeuten har lovat att titta på köket.",
    "Försäkringskassan har bett om ett nytt läkarintyg.",
    "Saknar arbetet och kamraterna där.",
    "Har slutat röka och är stolt över det.",
    "Tolk behövs alltid, gärna på telefon.",
    "Boendestödet fungerar bra och får gärna fortsätta.",
    "Oroar sig för hur det ska gå när sonen flyttar.",
    "Vill veta vem som bestämmer vad, och vem man ringer på kvällen.",
    "Dagverksamheten på torsdagar är veckans bästa stund.",
)
