package se.tillit.signal;

public enum Perspective {
    QUALITY,
    ECONOMY
}
