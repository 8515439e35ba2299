"""Expected faults: each is told calmly, as a sentence with a next step.

Everything else that is raised is a bug, and is shown by the crash dialog. The sentences are
Swedish message ids (see `i18n`); the ui translates them when it shows them. No sentence and no
argument ever carries what a person wrote.
"""

from sipdesk.i18n import N_


class ExpectedError(Exception):
    """A fault that belongs to an ordinary day. `sentence` says what happened and what to do.

    `said_where_asked` is the same where somebody waits for an answer: no text is in a window yet,
    and nothing is tried again by itself.
    """

    sentence = N_("Något gick fel. Försök igen.")
    when_asked = ""

    @property
    def said_where_asked(self) -> str:
        return self.when_asked or self.sentence

    def __init__(self) -> None:
        super().__init__(type(self).__name__)


class UnusableFolderError(ExpectedError):
    sentence = N_(
        "Mappen där SIPdesk sparar går inte att använda. Kontrollera att disken är ansluten, "
        "att du får skriva där och att ingen fil har samma namn som mappen. "
        "Starta sedan SIPdesk igen."
    )


class UnreadablePolicyError(ExpectedError):
    sentence = N_(
        "Filen med organisationens inställningar (policy.json) går inte att läsa, så SIPdesk "
        "startar inte. Be den som sköter datorn att rätta filen."
    )


class StoreError(ExpectedError):
    """A fault of the case file."""


class WrongPassphraseError(StoreError):
    sentence = N_(
        "Lösenfrasen stämmer inte. Kontrollera Caps Lock och språket på tangentbordet, och skriv "
        "den igen. Är du säker på den kan filen vara skadad."
    )


class TooManyTriesError(StoreError):
    sentence = N_("Lösenfrasen har varit fel flera gånger. Vänta en stund och försök igen.")


class NoCaseFileError(StoreError):
    sentence = N_("Filen finns inte där den brukar ligga. Anslut disken eller USB-minnet igen.")


class NotACaseFileError(StoreError):
    sentence = N_("Det här är inte en fil från SIPdesk. Den lämnas orörd. Välj en annan fil.")


class NewerCaseFileError(StoreError):
    sentence = N_(
        "Filen är skriven av en nyare version av SIPdesk. Den lämnas orörd. "
        "Uppdatera SIPdesk och öppna filen igen."
    )


class DamagedCaseFileError(StoreError):
    sentence = N_(
        "Filen är skadad och öppnas inte. Kopiera den till ett säkert ställe "
        "och hämta tillbaka den från en säkerhetskopia."
    )


class DamagedSealError(StoreError):
    sentence = N_(
        "Filen är skadad eller är inte en fil från SIPdesk. Den lämnas orörd. "
        "Be om en ny kopia, eller välj en annan fil."
    )


class NoKeyFileError(StoreError):
    sentence = N_(
        "Filen öppnades inte: nyckelfilen saknas, eller så är lösenfrasen fel. "
        "Lås upp med återställningskoden, eller lägg tillbaka nyckelfilen cases.sipdesk-key."
    )


class DamagedKeyFileError(StoreError):
    sentence = N_(
        "Nyckelfilen är skadad, men dina uppgifter finns kvar. Lås upp med återställningskoden."
    )


class WrongKeyError(StoreError):
    sentence = N_(
        "Nyckeln hör till en annan fil. Inget är ändrat. Kontrollera att du har rätt "
        "återställningskod, eller lägg tillbaka den nyckelfil som låg bredvid filen."
    )


class RecoveryCodeError(ExpectedError):
    """A code that cannot be right.

    `wrong_groups` are the numbers, from 1, of the groups that are not as they were printed.
    `missing` says how many letters are too few, or below 0 how many there are too many.
    """

    sentence = N_("Återställningskoden stämmer inte. Jämför den med bladet och rätta den.")

    def __init__(self, *, wrong_groups: tuple[int, ...], missing: int) -> None:
        super().__init__()
        self.wrong_groups = wrong_groups
        self.missing = missing


class HeldFileError(StoreError):
    sentence = N_(
        "Det senaste du skrev är inte sparat ännu, och så länge öppnar bara lösenfrasen. "
        "Ge disken plats eller anslut den igen, så sparas det, och då fungerar koden."
    )


class CaseTooLargeError(StoreError):
    sentence = N_(
        "Det är för mycket text för att lämnas över i en fil. "
        "Korta den längsta texten, eller skriv ut handlingarna på papper."
    )


class CaseFileExistsError(StoreError):
    sentence = N_("Det finns redan en fil. Den skrivs inte över. Öppna den i stället.")


class CaseFileInUseError(StoreError):
    sentence = N_(
        "Filen är öppen i ett annat fönster eller program. Stäng det andra och försök igen."
    )


class DiskFullError(StoreError):
    sentence = N_(
        "Disken är full, så inget kan sparas. Texten finns kvar i fönstret. "
        "Ta bort något annat från disken, så sparas det av sig självt."
    )
    when_asked = N_("Disken är full. Ta bort något annat från disken och försök igen.")


class ReadOnlyFileError(StoreError):
    sentence = N_(
        "Filen eller mappen är skrivskyddad, så inget kan sparas. Texten finns kvar i fönstret. "
        "Ta bort skrivskyddet, så sparas det av sig självt."
    )
    when_asked = N_("Filen eller mappen är skrivskyddad. Ta bort skrivskyddet och försök igen.")


class FileUnreachableError(StoreError):
    sentence = N_(
        "Filen går inte att nå, så inget kan sparas. Texten finns kvar i fönstret. "
        "Anslut disken eller USB-minnet igen, så sparas det av sig självt."
    )
    when_asked = N_("Filen går inte att nå. Anslut disken eller USB-minnet och försök igen.")


class LastingRecordError(StoreError):
    sentence = N_(
        "Det som är godkänt eller antecknat ändras aldrig. "
        "Börja på en ny version, eller lägg till en ny anteckning."
    )


class OutsideConsentError(ExpectedError):
    sentence = N_(
        "Samtycket omfattar inte mottagaren i dag, så det blir ingen kopia. "
        "Se på fliken Samtycke vilka som får ta del av uppgifterna."
    )


class PrintError(ExpectedError):
    sentence = N_(
        "Skrivaren svarar inte. Kontrollera att den är på, eller spara som PDF och skriv ut senare."
    )


class NoPrinterError(PrintError):
    sentence = N_(
        "Ingen skrivare hittades. Anslut en skrivare, eller spara som PDF och skriv ut senare."
    )


class FileNotWrittenError(ExpectedError):
    sentence = N_("Filen kunde inte skrivas där. Välj en annan mapp eller ett annat namn.")


class FileNotReadError(ExpectedError):
    sentence = N_(
        "Filen gick inte att läsa. Kontrollera att disken eller USB-minnet är anslutet "
        "och att du får öppna filen. Försök sedan igen."
    )
