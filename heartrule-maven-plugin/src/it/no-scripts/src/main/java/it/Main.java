package it;

class Main {}
