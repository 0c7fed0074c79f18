"""An age, a relative and a deed stay with whom the article gives them to."""

import pytest

from chatbot.check.holders import keeps_age, taken

SATO = "Rovers replaced their goalkeeper, Tom Prior, with 19-year-old Ben Sato."
AUNE = "Jan Rask's lawyer, Sif Aune, whose father founded the bank, sat beside him."
AGED = (
    "A 27-year-old nurse from Graz.",
    "The 27-year-old who stabbed Sato.",
    "The 27-year-old beat world champion Ito.",
    "A 27-year-old was shot near Camden.",
    "The 27-year-old has coached Ajax.",
    "The 27-year-old rival of Mayor Holm.",
)
NERI = "Milic signed for three years, a year less than his assistant, Paolo Neri."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SATO, "Tom Prior is 19 years old."),
        (SATO, "The goalkeeper Tom Prior, aged 19, was replaced."),
        ("They swapped Lowe for 38-year-old striker Milan Milic.", "Lowe is 38."),
        (AUNE, "Jan Rask's father founded the bank."),
        (NERI, "Paolo Neri signed for three years."),
        (NERI, "Neri signed for three years."),
        ("Jan Rask – whose father founded the bank – and Sif Aune’s son sat.", "Rask’s son sat."),
        ("Unlike Ida Holm, the mayor voted for it.", "Ida Holm voted for it."),
        ("Nia Cole won in Rome, ahead of Ada Obi and Kim Orr.", "Ada Obi won in Rome."),
        ("Nia Cole won in Rome, ahead of Ada Obi and Kim Orr.", "Kim Orr won in Rome."),
        ("Ahead of Germany and France, Italy ratified it.", "France ratified it."),
        ("Italy ratified it sooner than both Germany and its rival.", "Germany ratified it."),
        ("Coach Ola Penn took off striker Leo Bask, aged 19.", "Ola Penn is 19 years old."),
        ("Coach Ola Penn took off striker Leo Bask, 19.", "Ola Penn is 19."),
        ("Ola Penn praised his 19-year-old striker.", "Ola Penn is 19 years old."),
        ("Ola Penn praised the 19-year-old. Leo Bask scored.", "Ola Penn is 19 years old."),
        ("Rita Salo, a judge for 31 years, retired.", "Rita Salo is 31 years old."),
        ("At 24, Petra Bly beat Sana Ito.", "Sana Ito is 24."),
        ("Ana Belo, 38, and her husband, Rui, 52, run it.", "Rui Belo is 38 years old."),
        ("Ana Belo, 38, and her husband, Rui, 52, run it.", "Rui is 38 years of age."),
        ("Marco Penn, 17 points behind, gave up.", "Marco Penn is 17."),
        ("Marco Penn, 17 years a miner, gave up.", "Marco Penn is 17."),
        ("Marco Penn, 12 of whose books sold, gave up.", "Penn is 12 years old."),
        ("The 24-year-old beat champion Sana Ito.", "Sana Ito is 24."),
    ],
)
def test_what_is_one_persons_is_not_told_of_another(text: str, claim: str) -> None:
    assert taken(text, claim)


def test_an_age_is_told_behind_the_name_too() -> None:
    assert keeps_age(SATO, "Ben Sato is 19 years old.")
    assert keeps_age(SATO, "Sato was 19.")
    assert not keeps_age(SATO, "Tom Prior is 19 years old.")
    for text in AGED:
        assert not keeps_age(text, f"{text.split()[-1].rstrip('.')} is 27 years old.")
    assert not keeps_age(SATO, "Ben Sato is 19 years old and replaced Tom Prior.")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (SATO, "Ben Sato is 19 years old."),
        (SATO, "Sato, aged 19, replaced Tom Prior."),
        (SATO, "Tom Prior was replaced with 19-year-old Ben Sato."),
        (SATO, "He is 19 years old."),
        (AUNE, "Sif Aune's father founded the bank."),
        (AUNE, "Aune is Rask's lawyer."),
        (NERI, "Milic signed for three years."),
        (NERI, "Milic signed for a year less than Paolo Neri."),
        ("Unlike Lind, Okafor voted for it.", "Okafor voted for it."),
        ("More than 30 years ago Erik Lind bought the farm.", "Erik Lind bought the farm."),
        ("In less than a year Brazil built six stadiums.", "Brazil built six stadiums."),
        ("Fewer than ten Labour members voted.", "Labour members voted."),
        ("Compared with last year Toyota sold less.", "Toyota sold less."),
        ("Eva Lind’s team won.", "Eva’s team won."),
        ("Vera Stahl, a 27-year-old nurse from Graz, won.", "Vera Stahl is 27 years old."),
        ("Marek Bil is a 44-year-old fan of Chelsea.", "Marek Bil is 44."),
        ("Rosa Lind, who is 80 years old, left the 80-year-old Rex Cinema.", "Rosa Lind is 80."),
        ("Nia Cole won in Rome, ahead of Ada Obi.", "Nia Cole won in Rome."),
        ("Ahead of Germany and France, Italy ratified it.", "Italy ratified it."),
        ("Days ahead of the vote Poland closed its border.", "Poland closed its border."),
        ("At 24, Petra Bly beat Sana Ito.", "Petra Bly is 24."),
        ("Petra Bly (24) beat Sana Ito.", "Bly is 24 years old."),
        ("Petra Bly – now 24 – beat Sana Ito.", "Petra Bly is 24."),
        ("Petra Bly – the 24-year-old from Narvik – won.", "Petra Bly is 24."),
        ("Petra Bly, a 24 year old from Narvik, won.", "Petra Bly is 24."),
        ("Petra Bly, a student, 24, won.", "Petra Bly is 24."),
        ("Petra Bly and Eli Moe, both 24, won.", "Petra Bly is 24."),
        ("Petra Bly, from Narvik, is 24 and studies law.", "Petra Bly is 24."),
        ("Petra Bly, 24-year-old daughter of a miner, won.", "Petra Bly is 24."),
        ("Petra Bly, who was 12 at the time, found it.", "Petra Bly was 12."),
        ("Petra Bly, a plumber of 34, won.", "Petra Bly is 34."),
        ("Petra Bly, just 18 years old, won.", "Petra Bly is 18."),
        ("It was won by Petra Bly, still only 18.", "Petra Bly is 18."),
        ("Petra Bly, the reigning 24-year-old champion, fell.", "Petra Bly is 24 years old."),
        ("A 24-year-old from Lyon, Petra Bly, won.", "Petra Bly is 24 years old."),
        ("A 9-year-old boy named Timo Rae won.", "Timo Rae is 9 years old."),
        ("The driver, Petra Bly, was a 24-year-old woman.", "Petra Bly was 24."),
        ("Petra Bly will coach Ajax. The 24-year-old left Porto.", "Petra Bly is 24 years old."),
        ("Petra Bly fell. She is 24.", "Petra Bly is 24 years old."),
        ("The 90-year-old Carlton Hotel was sold.", "The Carlton Hotel is 90 years old."),
        ("Behind the wheel, Lind drove off.", "Lind drove off."),
        ("More than 40 people came. Okafor spoke first.", "Okafor spoke first."),
        ("Lind paid more than Okafor, and Okafor complained.", "Okafor complained."),
    ],
)
def test_what_is_their_own_is_told(text: str, claim: str) -> None:
    assert not taken(text, claim)
